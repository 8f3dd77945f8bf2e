import fc from 'fast-check';

import { LOCALES } from '../../../../../src/locales';
import { lendersOf } from '../../../../../src/plugins/translations/server/memory/families';
import { createNearTexts, type NearRow } from '../../../../../src/plugins/translations/server/memory/near-texts';
import {
  probesOf,
  SHORT_WORDS,
  similarityOf,
  toWorded,
} from '../../../../../src/plugins/translations/server/memory/similarity';

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

const anyThreshold = fc.integer({ min: 50, max: 99 });
/** Whatever is known of words, or not. */
const anyFrequencies: fc.Arbitrary<Record<string, number>> = fc.dictionary(
  fc.constantFrom('the', 'fair', 'town', 'hall', '.', 'of', 'climate'),
  fc.double({ min: 0, max: 1, noNaN: true })
);

it('a text that is near enough has one of the words that are asked for', () => {
  const word: fc.Arbitrary<string> = fc.constantFrom('the', 'a', 'fair', 'town', 'municipality', '.', 'of', 'climate');
  const anyWords = fc.array(word, { minLength: 5, maxLength: 12 });
  const anyPair = fc.oneof(
    fc.tuple(anyWords, anyWords),
    // One word is another.
    anyWords.map((words) => [words, words.with(2, 'river')] as const)
  );
  fc.assert(
    fc.property(anyPair, anyThreshold, anyFrequencies, ([words, others], threshold, frequencies) => {
      const isNear = similarity(words.join(' '), others.join(' ')) >= threshold;
      const probes = probesOf({ words, threshold, frequencyOf: (one) => frequencies[one] ?? 0 });
      expect(!isNear || probes.some((probe) => others.includes(probe))).toBe(true);
    }),
    { seed: 20_261_122, numRuns: 1000 }
  );
});

it('of the words that are asked for, the memory has few', () => {
  const words = ['the', 'fair', 'of', 'the', 'municipalities'];
  const frequencyOf = (word: string) => ({ the: 0.9, of: 0.8, municipalities: 0.1 })[word] ?? 0;
  expect(probesOf({ words, threshold: 70, frequencyOf })).toEqual(['fair', 'municipalities']);
});

it('what is found by words is what comparing each text with each segment finds, the nearest first', () => {
  const anyWord = fc.constantFrom('the', 'fair', 'town', 'hall', 'opens', '.', 'of', 'climate', 'at', 'nine');
  const anyText = fc.array(anyWord, { minLength: 1, maxLength: 9 });
  // Much of a memory differs from the texts in a word or two.
  const anyTexts = fc.array(anyText, { minLength: 1, maxLength: 6 });
  const anySegments = fc.array(
    fc.record({
      words: anyText,
      like: fc.option(fc.record({ text: fc.nat(), place: fc.nat() })),
      isForeign: fc.boolean(),
      approvedAt: fc.integer({ min: 0, max: 3 }),
      translation: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    }),
    { maxLength: 40 }
  );
  fc.assert(
    fc.property(anyTexts, anySegments, anyThreshold, anyFrequencies, fc.integer({ min: 1, max: 4 }), (...given) => {
      const [asked, segments, threshold, frequencies, limit] = given;
      const texts = [...new Set(asked.map((words) => words.join(' ')))];
      const rows = segments.map(({ words: some, like, ...segment }, id): NearRow => {
        const nearly = like && (asked[like.text % asked.length] as string[]);
        const words = nearly ? nearly.with(like.place % nearly.length, some[0] as string) : some;
        return { ...segment, id, words, text: words.join(' ') };
      });
      const near = createNearTexts({ texts, threshold, frequencyOf: (word) => frequencies[word] ?? 0, limit });
      // As the index finds them.
      const isFound = ({ words }: NearRow) =>
        near.probes.some(
          ({ word, shortest, longest }) => words.includes(word) && words.length >= shortest && words.length <= longest
        );
      for (const row of rows.filter(isFound)) near.offer(row);
      for (const [number, text] of texts.entries()) {
        const found = near.nearest(number).map(({ id, score }) => ({ id, score }));
        const all = compareWithAll({ text, rows, threshold });
        // Of two texts of a few words letters count, which words do not lead to.
        if (toWorded(text).words.length > SHORT_WORDS) expect(found).toEqual(all.slice(0, limit));
      }
    }),
    { seed: 20_261_123, numRuns: 1000 }
  );
});

/** The nearest of each translation, the nearest first. */
function compareWithAll({ text, rows, threshold }: { text: string; rows: readonly NearRow[]; threshold: number }) {
  const ranked = rows
    .filter((row) => row.text !== text)
    .map((row) => ({ ...row, score: similarity(text, row.text) }))
    .filter(({ score }) => score >= threshold)
    .sort(
      (one, other) =>
        other.score - one.score ||
        Number(one.isForeign) - Number(other.isForeign) ||
        other.approvedAt - one.approvedAt ||
        one.id - other.id
    );
  const seen = new Set<string>();
  return ranked
    .filter(({ translation }) => seen.size < seen.add(translation).size)
    .map(({ id, score }) => ({ id, score }));
}

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
