import { parseWording, separatorOf, wordsOf, type Word, type Wording } from './wording';

/** Something to look for, and what it is looked for as. */
export interface Wanted<Key> {
  wording: string;
  isCaseSensitive: boolean;
  key: Key;
}

/** Where something was found in a text. */
export interface Found<Key> {
  key: Key;
  start: number;
  end: number;
  /** How many. */
  words: number;
}

interface Parsed<Key> extends Wording {
  isCaseSensitive: boolean;
  key: Key;
}

/**
 * Prepares to look for many wordings at once: what it takes to go through a text does not grow with their number.
 *
 * @returns a function from a text to all that occur in it, also within each other
 */
export function createFinder<Key>(wanted: readonly Wanted<Key>[]): (text: string) => Found<Key>[] {
  const byWord = new Map<string, Parsed<Key>[]>();
  const byStem = new Map<string, Parsed<Key>[]>();
  for (const { wording, isCaseSensitive, key } of wanted) {
    const parsed = { ...parseWording(wording), isCaseSensitive, key };
    const [first] = parsed.words;
    if (!first) continue;
    const index = first.isStem ? byStem : byWord;
    index.set(first.folded, [...(index.get(first.folded) ?? []), parsed]);
  }
  if (byWord.size + byStem.size === 0) return () => [];
  const longestStem = Math.max(0, ...[...byStem.keys()].map((stem) => stem.length));

  function* candidatesAt({ folded }: Word): Generator<Parsed<Key>> {
    yield* byWord.get(folded) ?? [];
    for (let length = Math.min(folded.length, longestStem); length > 0; length -= 1) {
      yield* byStem.get(folded.slice(0, length)) ?? [];
    }
  }

  return (text) => {
    const words = wordsOf(text);
    return words.flatMap((word, index) =>
      [...candidatesAt(word)].flatMap((candidate) => {
        const last = words[index + candidate.words.length - 1];
        if (!last || !isAt({ candidate, words, index, text })) return [];
        return { key: candidate.key, start: word.start, end: last.end, words: candidate.words.length };
      })
    );
  };
}

function isAt<Key>({
  candidate: { words: wanted, between, isCaseSensitive },
  words,
  index,
  text,
}: {
  candidate: Parsed<Key>;
  words: readonly Word[];
  index: number;
  text: string;
}): boolean {
  const form = isCaseSensitive ? 'exact' : 'folded';
  return wanted.every((want, offset) => {
    const word = words[index + offset];
    if (!word) return false;
    if (want.isStem ? !word[form].startsWith(want[form]) : word[form] !== want[form]) return false;
    const next = words[index + offset + 1];
    return between[offset] === undefined || !next || separatorOf(text.slice(word.end, next.start)) === between[offset];
  });
}

type Place = Pick<Found<unknown>, 'start' | 'end' | 'words'>;

export const isOverlapping = (one: Place, other: Place): boolean => one.start < other.end && other.start < one.end;

/** More words are longer, and of as many words more letters. */
export const compareLengths = (one: Place, other: Place): number =>
  one.words - other.words || one.end - one.start - (other.end - other.start);

/** Leaves out what lies in something longer, or shares words with it: of “member city”, “city” is no term of its own. What is in one place, stays. */
export function keepLongest<Key>(found: readonly Found<Key>[]): Found<Key>[] {
  const kept: Found<Key>[] = [];
  for (const one of [...found].sort((a, b) => compareLengths(b, a) || a.start - b.start)) {
    const isFree = kept.every(
      (other) => !isOverlapping(one, other) || (one.start === other.start && one.end === other.end)
    );
    if (isFree) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
