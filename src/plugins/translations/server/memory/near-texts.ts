import {
  distanceOf,
  MAX_WORDS,
  neededParts,
  probesOf,
  scoreOf,
  SHORT_WORDS,
  similarityOf,
  wordsOf,
  type Worded,
} from './similarity';

/** A segment of the memory, as far as it says whether it is near a text. */
export interface NearRow extends Worded {
  id: number;
  /** Whether it is in another language than the one that is translated into. */
  isForeign: boolean;
  /** In milliseconds since 1970. */
  approvedAt: number;
  /** The same in segments whose translation is the same. */
  translation: string;
}

/** A segment that is near enough. */
export interface NearSegment extends Omit<NearRow, keyof Worded> {
  /** Percent. */
  score: number;
}

/** What leads to texts. */
export interface Probe {
  word: string;
  /** How many words a segment has at least, and at most, that is near enough to one of the texts. */
  shortest: number;
  longest: number;
}

/** Texts that segments are held against. */
export interface NearTexts {
  /** Words of which a segment has one that is near enough to one of the texts by its words. */
  readonly probes: readonly Probe[];
  /** Holds a segment against all texts that it has a word for. */
  offer(row: NearRow): void;
  /** Holds it against one text: of a few words, whose letters count. @param number - the text's, from 0 */
  offerTo(number: number, row: NearRow): void;
  /** What is nearest to a text, the nearest first; the same translation once. @param number - the text's, from 0 */
  nearest(number: number): readonly NearSegment[];
}

interface AskedText extends Worded {
  /** The words by their numbers. */
  numbers: readonly number[];
  /** Each word once, and how often it is there. */
  distinct: readonly number[];
  counts: readonly number[];
  nearest: NearSegment[];
}

/** What none of the texts has. */
const UNKNOWN = -1;

/**
 * Joins texts with the segments of a memory, which come one after another: of each text the segments that are near enough, without exception
 * but for texts that are the same and, of texts of a few words, those that have none of the words in common that are asked for.
 * A segment is compared only with texts that it has a rare word for; where the words both have are too few for the threshold, or for a place
 * among the nearest, their order is not looked at.
 *
 * @param threshold - percent
 * @param frequencyOf - see `probesOf`
 * @param limit - how many segments are kept of each text
 */
export function createNearTexts({
  texts,
  threshold,
  frequencyOf,
  limit,
}: {
  texts: readonly string[];
  threshold: number;
  frequencyOf: (word: string) => number;
  limit: number;
}): NearTexts {
  const vocabulary = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = vocabulary.get(word) ?? vocabulary.size;
    vocabulary.set(word, known);
    return known;
  };
  /** The texts that a word leads to. */
  const askedBy = new Map<number, number[]>();
  const probes = new Map<string, Probe>();
  const asked = texts.map((text, number): AskedText => {
    const words = wordsOf(text);
    const bounds = boundsOf({ length: words.length, threshold });
    for (const probe of probesOf({ words, threshold, frequencyOf })) {
      const { shortest, longest } = probes.get(probe) ?? bounds;
      probes.set(probe, {
        word: probe,
        shortest: Math.min(shortest, bounds.shortest),
        longest: Math.max(longest, bounds.longest),
      });
      const word = numberOf(probe);
      const others = askedBy.get(word) ?? [];
      askedBy.set(word, others);
      others.push(number);
    }
    const numbers = words.map(numberOf);
    const counts = new Map<number, number>();
    for (const word of numbers) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { text, words, numbers, distinct: [...counts.keys()], counts: [...counts.values()], nearest: [] };
  });
  /** How often the segment that is held against them has each word. */
  const counted = new Uint16Array(vocabulary.size);

  /** Of texts that both have more than a few words. @returns undefined where it is too low to matter */
  function scoreByWords(one: AskedText, row: NearRow, numbers: readonly number[]): number | undefined {
    const length = Math.max(one.numbers.length, numbers.length);
    const needed = neededParts({ length, threshold });
    if (Math.min(one.numbers.length, numbers.length) < needed) return undefined;
    let common = 0;
    for (let index = 0; index < one.distinct.length; index += 1) {
      common += Math.min(one.counts[index] as number, counted[one.distinct[index] as number] as number);
    }
    if (common < needed || !isWanted(one, row, scoreOf({ length, same: common }))) return undefined;
    return scoreOf({ length, same: length - distanceOf(one.numbers, numbers) });
  }

  const isWanted = ({ nearest }: AskedText, row: NearRow, score: number): boolean => {
    if (score < threshold) return false;
    const last = nearest.length < limit ? undefined : nearest.at(-1);
    if (!last || score > last.score) return true;
    return score === last.score && compare({ ...row, score }, last) < 0;
  };

  function compareWith(one: AskedText, row: NearRow, numbers: readonly number[]): void {
    if (one.text === row.text) return;
    const isShort = Math.max(one.words.length, row.words.length) <= SHORT_WORDS;
    const score = isShort ? similarityOf(one, row) : scoreByWords(one, row, numbers);
    if (score !== undefined && isWanted(one, row, score)) insert(one.nearest, { row, score, limit });
  }

  /** Counts the words of a segment while it is held against texts. */
  function hold(row: NearRow, against: (numbers: readonly number[]) => void): void {
    if (row.words.length > MAX_WORDS) return;
    const numbers = row.words.map((word) => vocabulary.get(word) ?? UNKNOWN);
    for (const word of numbers) if (word !== UNKNOWN) counted[word] = (counted[word] as number) + 1;
    against(numbers);
    for (const word of numbers) if (word !== UNKNOWN) counted[word] = 0;
  }

  /** For each text, the number of the segment it was compared with last. */
  const comparedWith = new Uint32Array(asked.length);
  let offered = 0;

  function compareWithAskers(row: NearRow, numbers: readonly number[]): void {
    offered += 1;
    for (const word of numbers) {
      const askers = askedBy.get(word);
      if (!askers) continue;
      for (const number of askers) {
        if (comparedWith[number] === offered) continue;
        comparedWith[number] = offered;
        compareWith(asked[number] as AskedText, row, numbers);
      }
    }
  }

  return {
    probes: [...probes.values()],
    offer: (row) => hold(row, (numbers) => compareWithAskers(row, numbers)),
    offerTo: (number, row) => hold(row, (numbers) => compareWith(asked[number] as AskedText, row, numbers)),
    nearest: (number) => asked[number]?.nearest ?? [],
  };
}

/** How many words a segment may have to be near enough to a text of so many; where letters count, any few. */
function boundsOf({ length, threshold }: { length: number; threshold: number }) {
  const shortest = neededParts({ length, threshold });
  const longest = Math.floor((length * 100) / threshold);
  return length <= SHORT_WORDS ? { shortest: 1, longest: Math.max(longest, SHORT_WORDS) } : { shortest, longest };
}

/** The nearest first, then what is in the language itself, then what was approved last, then what the memory knows longest. */
export const compare = (one: Omit<NearSegment, 'translation'>, other: Omit<NearSegment, 'translation'>): number =>
  other.score - one.score ||
  Number(one.isForeign) - Number(other.isForeign) ||
  other.approvedAt - one.approvedAt ||
  one.id - other.id;

/** Puts a segment into its place, and takes out what it displaces: another one with the same translation, or the last. */
function insert(nearest: NearSegment[], { row, score, limit }: { row: NearRow; score: number; limit: number }): void {
  const { id, isForeign, approvedAt, translation } = row;
  const segment = { id, isForeign, approvedAt, translation, score };
  const twin = nearest.findIndex((one) => one.translation === translation);
  if (twin !== -1) {
    if (compare(segment, nearest[twin] as NearSegment) >= 0) return;
    nearest.splice(twin, 1);
  }
  const place = nearest.findIndex((one) => compare(segment, one) < 0);
  nearest.splice(place === -1 ? nearest.length : place, 0, segment);
  if (nearest.length > limit) nearest.pop();
}
