/** Longer texts are compared only as a whole: no translator is helped by what is alike in so much. */
const MAX_WORDS = 1000;

/** Words and numbers, and every other sign by itself. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/**
 * How alike two texts are, as CAT tools count: the share of the longer one's words that need no edit to make one of the other (Levenshtein's
 * distance over words, signs among them; OmegaT calls it the adjusted score). The whole is for texts that are the same only.
 *
 * @returns percent, rounded down, 99 at most
 */
export function similarityOf(one: readonly string[], other: readonly string[]): number {
  const length = Math.max(one.length, other.length);
  if (length === 0 || length > MAX_WORDS) return 0;
  return Math.min(99, Math.floor(((length - distanceOf(one, other)) / length) * 100));
}

/** Whether a text of so many words can have any that is as near as a threshold says, and not the same. */
export const canHaveSimilar = (words: number, threshold: number): boolean =>
  words <= MAX_WORDS && words / (words + 1) >= threshold / 100;

/** How many words have to be put in, taken out or replaced: Levenshtein 1966, by Wagner and Fischer's rows. */
function distanceOf(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, word] of one.entries()) {
    const next = [index + 1];
    for (const [place, otherWord] of other.entries()) {
      const replaced = (row[place] as number) + (word === otherWord ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] as number) + 1, (next[place] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}

/**
 * The share of trigrams that texts of a similarity have at least, nearly: where one word in ten is replaced, nine of the eleven that are in
 * either text are in both; half of that again is left for words of other lengths.
 *
 * @param threshold - percent
 * @returns from 0 to 1, for pg_trgm.similarity_threshold
 */
export const trigramThreshold = (threshold: number): number => {
  const share = threshold / 100;
  return (share / (2 - share)) * 0.75;
};
