import { countWords } from '../../../../src/plugins/localization/server/domain/count-words';
import { noteStaleness, ownTextOf, type OwnTexts } from '../../../../src/plugins/localization/server/domain/own-texts';
import type { Block, Text } from '../../../../src/plugins/localization/server/domain/texts';
import { countSourceWords, countWordsLeft } from '../../../../src/plugins/localization/server/domain/words-left';

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const blocks = (...texts: string[]) => texts.map(paragraph);

const SOURCE = new Map<string, Text>([
  ['name', 'City of Ohrid'],
  ['body', blocks('By the lake.', 'Since 1979, on the list.')],
]);

/** What is left in a version of which these texts are own, made from an earlier source. */
function wordsLeft({ own = {}, isTransliterated = false }: { own?: OwnTexts; isTransliterated?: boolean }): number {
  const noted = noteStaleness({ locale: 'mk', own, draft: SOURCE, published: undefined });
  const shown = new Map(
    [...SOURCE].map(([path, text]) => {
      const ownText = noted[path];
      const english = typeof text === 'string' ? ['en'] : text.map(() => 'en');
      return [
        path,
        ownText ? { ...ownText, locales: ownText.segments.map((one) => one.locale) } : { text, locales: english },
      ];
    })
  );
  const words = countSourceWords({ source: SOURCE, language: 'en' });
  return countWordsLeft({ locale: 'mk', isTransliterated, source: SOURCE, words, own: noted, shown });
}

const written = (text: Text, source: Text) => ownTextOf({ text, source, locale: 'mk' });

it('words are counted without punctuation, as the language parts them', () => {
  expect(countWords({ text: 'Tirana – 2 cities, "one" net-work.', language: 'en' })).toBe(6);
  expect(countWords({ text: 'Здраво, свете!', language: 'sr-Cyrl' })).toBe(2);
  expect(countWords({ text: '', language: 'en' })).toBe(0);
});

it('all words of the source are left where nobody translated anything', () => {
  expect(wordsLeft({})).toBe(3 + 3 + 5);
});

it('what is translated is not left, what is stale is', () => {
  expect(wordsLeft({ own: { name: written('Охрид', 'City of Ohrid') } })).toBe(3 + 5);
  expect(wordsLeft({ own: { name: written('Охрид', 'Ohrid') } })).toBe(3 + 3 + 5);
});

it('blocks count one by one, those that the version lacks as well', () => {
  const source = SOURCE.get('body') as Text;
  expect(wordsLeft({ own: { body: written(blocks('Крај езерото.', 'Од 1979.'), source) } })).toBe(3);
  expect(wordsLeft({ own: { body: written(blocks('Крај езерото.'), source) } })).toBe(3 + 5);
});

it('a language that is transliterated has no work but in texts of its own', () => {
  expect(wordsLeft({ isTransliterated: true })).toBe(0);
  expect(wordsLeft({ isTransliterated: true, own: { name: written('Ohrid', 'Ohrid') } })).toBe(3);
});
