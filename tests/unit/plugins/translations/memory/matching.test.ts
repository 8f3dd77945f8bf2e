import fc from 'fast-check';

import { LOCALES } from '../../../../../src/locales';
import { lendersOf } from '../../../../../src/plugins/translations/server/memory/families';
import { probesOf, similarityOf, toWorded } from '../../../../../src/plugins/translations/server/memory/similarity';

const similarity = (one: string, other: string) => similarityOf(toWorded(one), toWorded(other));

it.each([
  ['The fair opens at nine', 'The fair opens at ten', 80],
  ['The fair opens at nine', 'The fair opens at nine.', 83],
  ['The fair opens at nine', 'The great fair opens at nine', 83],
  ['one two three four five', 'five two three four one', 60],
  ['City council', 'City councils', 92],
  ['City', 'City of the year in Serbia', 16],
  ['a', 'b', 0],
  ['', '', 0],
])('"%s" and "%s" are alike to %i percent', (one, other, percent) => {
  expect(similarity(one, other)).toBe(percent);
  expect(similarity(other, one)).toBe(percent);
});

it('a text that is near enough has one of the words that are asked for', () => {
  const word: fc.Arbitrary<string> = fc.constantFrom('the', 'a', 'fair', 'town', 'municipality', '.', 'of', 'climate');
  const anyWords = fc.array(word, { minLength: 5, maxLength: 12 });
  const anyPair = fc.oneof(
    fc.tuple(anyWords, anyWords),
    // One word is another.
    anyWords.map((words) => [words, words.with(2, 'river')] as const)
  );
  fc.assert(
    fc.property(anyPair, fc.integer({ min: 50, max: 99 }), ([words, others], threshold) => {
      const isNear = similarity(words.join(' '), others.join(' ')) >= threshold;
      expect(!isNear || probesOf({ words, threshold }).some((probe) => others.includes(probe))).toBe(true);
    }),
    { seed: 20_261_122, numRuns: 1000 }
  );
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
