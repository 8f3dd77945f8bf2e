import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const DIR = path.resolve(__dirname, '../../../../src/plugins/overview/admin/src/translations');

const read = (file: string) => JSON.parse(readFileSync(path.join(DIR, file), 'utf8')) as Record<string, string>;

describe('the words of the overview', () => {
  const files = readdirSync(DIR);

  it('exist in the six languages of the panel', () => {
    expect(files.sort()).toEqual(['bs.json', 'en.json', 'hr.json', 'mk.json', 'sq.json', 'sr.json']);
  });

  it.each(files)('%s says all that English says', (file) => {
    const words = read(file);
    expect(Object.keys(words)).toEqual(Object.keys(read('en.json')));
    expect(Object.values(words)).not.toContain('');
  });

  it.each(['mk.json', 'sr.json'])('%s is written in Cyrillic', (file) => {
    const title = read(file)['overview.title'];
    expect(title).toMatch(/^[\p{Script=Cyrillic} ]+$/u);
  });
});
