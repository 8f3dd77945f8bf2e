import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { IntlMessageFormat } from 'intl-messageformat';

const PLUGINS = path.resolve(__dirname, '../../../src/plugins');

const valuesIn = (message: string) => [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort();

/** The forms that each plural of a message has words for. */
function pluralsIn(message: string): string[][] {
  const plurals: string[][] = [];
  const read = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if (!('options' in element)) continue;
      if ('pluralType' in element) plurals.push(Object.keys(element.options).filter((form) => !form.startsWith('=')));
      for (const { value } of Object.values(element.options)) read(value);
    }
  };
  read(new IntlMessageFormat(message).getAst());
  return plurals;
}

const codeOf = (plugin: string) => path.join(PLUGINS, plugin, 'admin/src');
const pluginsOfThePanel = readdirSync(PLUGINS).filter((plugin) => existsSync(codeOf(plugin)));

describe.each(pluginsOfThePanel)('the words of the plugin %s', (plugin) => {
  const code = codeOf(plugin);
  const words = (file: string) =>
    JSON.parse(readFileSync(path.join(code, 'translations', file), 'utf8')) as Record<string, string>;
  const files = readdirSync(path.join(code, 'translations'));
  const english = words('en.json');

  it('exist in the six languages of the panel', () => {
    expect(files.sort()).toEqual(['bs.json', 'en.json', 'hr.json', 'mk.json', 'sq.json', 'sr.json']);
  });

  it.each(files)('%s says all that English says', (file) => {
    expect(Object.keys(words(file))).toEqual(Object.keys(english));
    expect(Object.values(words(file))).not.toContain('');
  });

  it.each(files)('%s fills in what English fills in', (file) => {
    for (const [id, message] of Object.entries(words(file))) {
      expect([id, valuesIn(message)]).toEqual([id, valuesIn(english[id] ?? '')]);
    }
  });

  it.each(files)('%s has each number in the form its language asks for', (file) => {
    const forms = new Intl.PluralRules(path.basename(file, '.json')).resolvedOptions().pluralCategories;
    for (const [id, message] of Object.entries(words(file))) {
      for (const plural of pluralsIn(message)) {
        // A message may be the same for all numbers.
        if (plural.length > 1) expect([id, plural.sort()]).toEqual([id, forms.toSorted()]);
      }
    }
  });

  it.each(['mk.json', 'sr.json'])('%s is written in Cyrillic', (file) => {
    const texts = Object.values(words(file)).map((message) => message.replace(/\{\w+\}/g, ''));
    expect(texts.filter((text) => /\p{L}/u.test(text) && !/\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  it.each(['mk.json', 'sr.json'])('%s has no letter in a word that only looks Cyrillic', (file) => {
    const mixed = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
    expect(Object.values(words(file)).filter((message) => mixed.test(message))).toEqual([]);
  });

  it('in English are what the code says without them', () => {
    const sources = readdirSync(code, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(code, file), 'utf8'))
      .join('\n');
    const inCode = [...sources.matchAll(/id: '(\w+\.[\w.-]+)',\s*defaultMessage:\s*'((?:[^'\\]|\\.)*)'/g)];
    const ours = inCode.filter(([, id]) => id?.startsWith(`${plugin}.`));
    expect(Object.fromEntries(ours.map(([, id, message]) => [id, message]))).toEqual(english);
  });
});
