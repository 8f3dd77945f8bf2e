/** A word of a text, and where it is. */
export interface Word {
  /** As it is compared where case counts, and where it does not. */
  exact: string;
  folded: string;
  start: number;
  end: number;
}

/** A word of a wording. */
interface WantedWord extends Pick<Word, 'exact' | 'folded'> {
  /** Whether it stands for all words that begin so. */
  isStem: boolean;
}

/** Words to look for, with what stands between them. */
export interface Wording {
  words: readonly WantedWord[];
  /** One fewer than words. */
  between: readonly string[];
}

/** In any script. A soft hyphen only says where a word may be broken. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD]*/gu;
const SOFT_HYPHENS = /\u00AD/g;

/** Letters before a `*`: with one alone, half of a text would be found. */
const MIN_STEM = 2;

export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ ...forms(word), start: index, end: index + word.length }));

/** The same letters may be stored as one character or as several; NFKC takes the one, for `ǆ` and `ﬁ` too. */
function forms(word: string): Pick<Word, 'exact' | 'folded'> {
  const exact = word.replace(SOFT_HYPHENS, '').normalize('NFKC');
  return { exact, folded: exact.toLowerCase() };
}

/** What stands between two words, so that kinds of spaces, hyphens and apostrophes do not matter. */
export const separatorOf = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u2018\u2019\u02BC]/g, "'");

/** Reads a wording that has no fault. What stands before its first word and after its last is not looked for. */
export function parseWording(wording: string): Wording {
  const found = wordsOf(wording);
  return {
    words: found.map(({ exact, folded, end }) => ({ exact, folded, isStem: wording[end] === '*' })),
    between: found.slice(1).map(({ start }, index) => {
      const { end } = found[index] as Word;
      return separatorOf(wording.slice(end, start).replace(/^\*/, ''));
    }),
  };
}

/** @returns what is wrong with a wording, to be put after its name; undefined where nothing is */
export function findWordingFault(wording: string): string | undefined {
  const words = wordsOf(wording);
  if (words.length === 0) return 'must have a letter or a digit';
  const stems = words.filter(({ end }) => wording[end] === '*');
  const isAtWordsEnd = ({ end }: Word) => !words.some(({ start }) => start === end + 1);
  if (stems.length !== wording.split('*').length - 1 || !stems.every(isAtWordsEnd)) {
    return 'may have a * at the end of a word only, such as град*';
  }
  return stems.some(({ exact }) => [...exact].length < MIN_STEM)
    ? `must have ${MIN_STEM} letters or more before a *`
    : undefined;
}
