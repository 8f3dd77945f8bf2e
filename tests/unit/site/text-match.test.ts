import { createTextMatch, LONGEST_QUERY, simplify } from '../../../examples/site/src/filters/text-match';

const finds = (query: string, text: string) => createTextMatch(query)(simplify(text));

it.each([
  ['skopje', 'Скопје'],
  ['Скопје', 'Skopje'],
  ['durres', 'Durrës'],
  ['djakova', 'Đakova'],
  ['Đakova', 'Djakova'],
  ['djakovica', 'Ђаковица'],
  ['đakovica', 'Ђаковица'],
  ['gjorce petrov', 'Ѓорче Петров'],
  ['Ќустендил', 'Kjustendil'],
  ['niš', 'Ниш'],
  ['nis', 'Niš'],
  ['Љубиње', 'LJUBINJE'],
  ['ljubinje', 'Ǉubinje'],
  ['dzep', 'Џеп'],
  ['džep', 'Џеп'],
  ['с\u0301ревач', 'Śrevač'],
  ['се', 'сѐ'],
  ['se', 'сѐ'],
  ['е\u0300', 'ѐ'],
  ['nejzini', 'нејзинѝ'],
  ['ѝ', 'i'],
])('%j finds %j', (query, text) => {
  expect(finds(query, text)).toBe(true);
});

it('letters that were typed with an accent of their own find those that have it built in', () => {
  expect(finds('Г\u0301орче', 'Ѓорче')).toBe(true);
  expect(finds('Durre\u0308s', 'Durrës')).toBe(true);
});

it('every word must be there, in any order and in parts', () => {
  expect(finds(' workshop  durr ', 'In Durrës: a workshop')).toBe(true);
  expect(finds('workshop tirana', 'In Durrës: a workshop')).toBe(false);
});

it('nothing that is looked for finds everything, and what is too long is cut', () => {
  expect(finds('', 'Скопје')).toBe(true);
  expect(finds('   ', 'Скопје')).toBe(true);
  expect(finds('a'.repeat(LONGEST_QUERY) + 'b', 'a'.repeat(LONGEST_QUERY))).toBe(true);
});
