import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PLUGIN = path.resolve(__dirname, '../../../../src/plugins/translations/admin/src');
const DIR = path.join(PLUGIN, 'translations');

const read = (file: string) => JSON.parse(readFileSync(path.join(DIR, file), 'utf8')) as Record<string, string>;
const valuesIn = (message: string) => [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort();

describe('the words of the translations plugin', () => {
  const files = readdirSync(DIR);
  const english = read('en.json');

  it('exist in the six languages of the panel', () => {
    expect(files.sort()).toEqual(['bs.json', 'en.json', 'hr.json', 'mk.json', 'sq.json', 'sr.json']);
  });

  it.each(files)('%s says all that English says', (file) => {
    const words = read(file);
    expect(Object.keys(words)).toEqual(Object.keys(english));
    expect(Object.values(words)).not.toContain('');
  });

  it.each(files)('%s fills in what English fills in', (file) => {
    for (const [id, message] of Object.entries(read(file))) {
      expect([id, valuesIn(message)]).toEqual([id, valuesIn(english[id] ?? '')]);
    }
  });

  it.each(['mk.json', 'sr.json'])('%s is written in Cyrillic', (file) => {
    expect(read(file)['translations.title']).toMatch(/^\p{Script=Cyrillic}+$/u);
  });

  it('in English are what the code says without them', () => {
    const code = readdirSync(PLUGIN)
      .filter((file) => file.endsWith('.tsx') || file.endsWith('.ts'))
      .map((file) => readFileSync(path.join(PLUGIN, file), 'utf8'))
      .join('\n');
    const inCode = [...code.matchAll(/id: '(translations\.[\w.-]+)',\s*defaultMessage:\s*'((?:[^'\\]|\\.)*)'/g)];
    expect(Object.fromEntries(inCode.map(([, id, message]) => [id, message]))).toEqual(english);
  });
});
