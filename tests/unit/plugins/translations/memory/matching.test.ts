import { LOCALES } from '../../../../../src/locales';
import { lendersOf } from '../../../../../src/plugins/translations/server/memory/families';
import {
  canHaveSimilar,
  similarityOf,
  wordsOf,
} from '../../../../../src/plugins/translations/server/memory/similarity';

const similarity = (one: string, other: string) => similarityOf(wordsOf(one), wordsOf(other));

it.each([
  ['The fair opens at nine', 'The fair opens at ten', 80],
  ['The fair opens at nine', 'The fair opens at nine.', 83],
  ['The fair opens at nine', 'The great fair opens at nine', 83],
  ['one two three', 'three two one', 33],
  ['Čair – општина', 'Čair – општина', 99],
  ['a', 'b', 0],
  ['', '', 0],
])('"%s" and "%s" are alike to %i percent', (one, other, percent) => {
  expect(similarity(one, other)).toBe(percent);
  expect(similarity(other, one)).toBe(percent);
});

it('a text has texts like it only where one word may be another', () => {
  expect([1, 2, 3, 4].map((words) => canHaveSimilar(words, 70))).toEqual([false, false, true, true]);
  expect(canHaveSimilar(1001, 70)).toBe(false);
});

describe('a family of languages', () => {
  const families = [['sr', 'bs', 'hr', 'cnr']];
  const lenders = (locale: string) =>
    lendersOf({ locale, locales: LOCALES, families }).map(({ locale: lender, givenAs }) =>
      lender === givenAs ? lender : `${lender} as ${givenAs}`
    );

  it('lends each other what is in one script, and Cyrillic to Latin', () => {
    expect(lenders('hr')).toEqual(['hr', 'sr-Cyrl as sr-Latn', 'sr-Latn', 'bs', 'cnr']);
    expect(lenders('sr-Latn')).toEqual(['sr-Latn', 'sr-Cyrl as sr-Latn', 'bs', 'hr', 'cnr']);
  });

  it('lends nothing to Cyrillic, nor to others', () => {
    expect(lenders('sr-Cyrl')).toEqual(['sr-Cyrl']);
    expect(lenders('mk')).toEqual(['mk']);
    expect(lendersOf({ locale: 'hr', locales: LOCALES, families: [] })).toHaveLength(1);
  });
});

