import { MESSAGES } from '../../../examples/site/src/languages/messages';
import { createTransliterator } from '../../../src/plugins/localization/server/domain/transliterate';

type Words = { [name: string]: string | Words };

/** All messages of a language by their path, such as `eventKind.workshop`. */
const flatten = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${path}${name}`, value] as [string, string]] : flatten(value, `${path}${name}.`)
  );
const messagesOf = (locale: keyof typeof MESSAGES) => Object.fromEntries(flatten(MESSAGES[locale] as unknown as Words));
const valuesIn = (message: string) => [...message.matchAll(/\{\w+\}/g)].map(([value]) => value).sort();

const LOCALES = Object.keys(MESSAGES) as (keyof typeof MESSAGES)[];
const english = messagesOf('en');

describe('the words of the reference site', () => {
  it.each(LOCALES)('say in %s all that English says, and fill in the same', (locale) => {
    const messages = messagesOf(locale);
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    for (const [path, message] of Object.entries(messages)) {
      expect(message.trim()).not.toBe('');
      expect([path, valuesIn(message)]).toEqual([path, valuesIn(english[path] ?? '')]);
    }
  });

  it.each(['mk', 'sr-Cyrl'] as const)('have no Latin letter in %s', (locale) => {
    const texts = Object.values(messagesOf(locale)).map((message) => message.replace(/\{\w+\}/g, ''));
    expect(texts.filter((text) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });

  it('are the same in both scripts of Serbian, letter by letter', () => {
    const { text } = createTransliterator({ exceptions: [] });
    const transliterated = flatten(MESSAGES['sr-Cyrl'] as unknown as Words).map(([path, value]) => [path, text(value)]);
    expect(messagesOf('sr-Latn')).toEqual(Object.fromEntries(transliterated));
  });
});
