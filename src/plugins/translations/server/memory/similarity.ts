/** Longer texts are compared only as a whole: no translator is helped by what is alike in so much. */
const MAX_WORDS = 1000;

/** Of texts with no more words than these, letters are compared: one word of two is either the same or nothing. */
export const SHORT_WORDS = 4;

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
  return Math.min(99, Math.floor(((length - distanceOf(parts, otherParts)) / length) * 100));
}

/** How many parts have to be put in, taken out or replaced: Levenshtein 1966, by Wagner and Fischer's rows. */
function distanceOf(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, part] of one.entries()) {
    const next = [index + 1];
    for (const [place, otherPart] of other.entries()) {
      const replaced = (row[place] as number) + (part === otherPart ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] as number) + 1, (next[place] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}

/**
 * Words of which a text has at least one that is near enough by its words. Such a text has the threshold's share of these words, so of as many as
 * may be missing and one more it has one; the longest are taken, since fewest texts have them.
 *
 * @param threshold - percent
 * @returns nothing for a text that has too many words
 */
export function probesOf({ words, threshold }: { words: readonly string[]; threshold: number }): string[] {
  if (words.length > MAX_WORDS) return [];
  const count = words.length - Math.ceil((words.length * threshold) / 100) + 1;
  return [...new Set(words.toSorted((one, other) => other.length - one.length).slice(0, count))];
}
