/** Longer texts are compared only as a whole: no translator is helped by what is alike in so much. */
export const MAX_WORDS = 1000;

/** Of texts with no more words than these, letters are compared: one word of two is either the same or nothing. */
export const SHORT_WORDS = 4;

/** What texts that are alike score at most: the whole is for texts that are the same. */
const MAX_SCORE = 99;

/** Words and numbers, and every other sign by itself. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** A text with its words. */
export interface Worded {
  text: string;
  words: readonly string[];
}

export const toWorded = (text: string): Worded => ({ text, words: wordsOf(text) });

/**
 * How alike two texts are, as CAT tools count: the share of the longer one that needs no edit to make one of the other (Levenshtein's distance),
 * over words, signs among them, which OmegaT calls the adjusted score; over letters where both have few words. The whole is for texts that are
 * the same only.
 *
 * @returns percent, rounded down, 99 at most
 */
export function similarityOf(one: Worded, other: Worded): number {
  const isShort = Math.max(one.words.length, other.words.length) <= SHORT_WORDS;
  const [parts, otherParts] = isShort ? [[...one.text], [...other.text]] : [one.words, other.words];
  const length = Math.max(parts.length, otherParts.length);
  if (length === 0 || length > MAX_WORDS) return 0;
  return scoreOf({ length, same: length - distanceOf(parts, otherParts) });
}

/**
 * @param length - of the longer text, in parts
 * @param same - of these, how many need no edit
 * @returns percent
 */
export const scoreOf = ({ length, same }: { length: number; same: number }): number =>
  Math.min(MAX_SCORE, Math.floor((same * 100) / length));

/** How many parts of so many have to stay for a score. @param threshold - percent */
export const neededParts = ({ length, threshold }: { length: number; threshold: number }): number =>
  Math.ceil((length * threshold) / 100);

/** How many parts have to be put in, taken out or replaced: Levenshtein 1966, by Wagner and Fischer's rows. */
export function distanceOf<Part>(one: readonly Part[], other: readonly Part[]): number {
  let start = 0;
  let [oneEnd, otherEnd] = [one.length, other.length];
  // What both begin and end with never needs an edit.
  while (start < oneEnd && start < otherEnd && one[start] === other[start]) start += 1;
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd -= 1;
    otherEnd -= 1;
  }
  const width = otherEnd - start;
  if (width === 0) return oneEnd - start;
  // One row, written over from left to right.
  const row = Array.from({ length: width + 1 }, (_, index) => index);
  for (let index = start; index < oneEnd; index += 1) {
    let diagonal = row[0] as number;
    row[0] = diagonal + 1;
    for (let place = 1; place <= width; place += 1) {
      const above = row[place] as number;
      const replaced = diagonal + (one[index] === other[start + place - 1] ? 0 : 1);
      row[place] = Math.min(replaced, above + 1, (row[place - 1] as number) + 1);
      diagonal = above;
    }
  }
  return row[width] as number;
}

/**
 * Words of which a text has at least one that is near enough by its words. Such a text has the threshold's share of these words, so of as many as
 * may be missing and one more it has one, whichever they are. Those that the fewest texts have are taken, and of them the longest.
 *
 * @param threshold - percent
 * @param frequencyOf - the share of the memory's texts that have a word, as far as it is known
 * @returns nothing for a text that has too many words
 */
export function probesOf({
  words,
  threshold,
  frequencyOf,
}: {
  words: readonly string[];
  threshold: number;
  frequencyOf: (word: string) => number;
}): string[] {
  if (words.length > MAX_WORDS) return [];
  const count = words.length - neededParts({ length: words.length, threshold }) + 1;
  const rarest = words.toSorted((one, other) => frequencyOf(one) - frequencyOf(other) || other.length - one.length);
  return [...new Set(rarest.slice(0, count))];
}
