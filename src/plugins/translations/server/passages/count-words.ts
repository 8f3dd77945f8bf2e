import { plainText, type Passage } from './passage';

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Counts the words of passages as Unicode parts them: https://unicode.org/reports/tr29/#Word_Boundaries
 *
 * @param locale - BCP 47, of the text
 */
export function countWords({ passages, locale }: { passages: Iterable<Passage>; locale: string }): number {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, segmenter);
  let words = 0;
  for (const passage of passages) {
    for (const { isWordLike } of segmenter.segment(plainText(passage))) words += isWordLike ? 1 : 0;
  }
  return words;
}
