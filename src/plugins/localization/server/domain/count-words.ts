const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Counts the words of a text as Unicode parts them: https://unicode.org/reports/tr29/#Word_Boundaries
 *
 * @param language - BCP 47, of the text
 */
export function countWords({ text, language }: { text: string; language: string }): number {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) words += isWordLike ? 1 : 0;
  return words;
}
