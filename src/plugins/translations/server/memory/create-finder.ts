import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';

import { findCandidates, type Candidates } from './find-candidates';
import { findPlaced, type PlacedText } from './find-placed';
import { rankMatches, SAME_PLACE_SCORE, SAME_TEXT_SCORE, type FoundMatch } from './rank-matches';
import { placeOf, type IsReadable, type MemorySegment, type Place } from './segment';

/** Texts whose matches are remembered: what is said in many places is looked up once. */
const MAX_KNOWN = 1000;

interface FinderOptions {
  sourceLocale: string;
  /** The language that is translated into. */
  locale: string;
  /** Whose translations are offered, that language among them. */
  locales: readonly string[];
  /** Percent. */
  threshold: number;
  hasTrigrams: boolean;
  /** See `probesOf`. */
  frequencyOf: (word: string) => number;
  isReadable: IsReadable;
  /** Makes of a segment what is offered: in another script, for one. */
  give: (segment: MemorySegment) => MemorySegment;
}

/** A text to translate. */
export interface AskedText {
  text: string;
  /** Where it stands, for who knows. */
  place: Place | undefined;
}

/** Finds matches between two languages, for one person. */
export interface Finder {
  /**
   * @param trx - of a transaction
   * @returns by the texts' order
   */
  find(request: { trx: Knex; asked: readonly AskedText[] }): Promise<FoundMatch[][]>;
}

/** Creates what finds matches; texts that are the same are looked up once, also of several calls. */
export function createFinder(options: FinderOptions): Finder {
  const { sourceLocale, locale, locales, isReadable, give } = options;
  /** Wherever a text stands. */
  const known = new LRUCache<string, FoundMatch[]>({ max: MAX_KNOWN });

  const toMatch =
    (kind: FoundMatch['kind']) =>
    ({ segment, score }: { segment: MemorySegment; score: number }): FoundMatch => ({
      kind,
      score,
      isForeign: segment.locale !== locale,
      segment,
    });

  async function findAnywhere(trx: Knex, texts: readonly string[]): Promise<Map<string, FoundMatch[]>> {
    const found = new Map(texts.map((text) => [text, known.get(text)]));
    const unknown = [...found].flatMap(([text, matches]) => (matches ? [] : [text]));
    const candidates = await findCandidates({ ...options, trx, texts: unknown });
    for (const [index, text] of unknown.entries()) {
      const { same, alike } = candidates[index] as Candidates;
      const matches = [
        ...same.map((segment) => toMatch('exact')({ segment, score: SAME_TEXT_SCORE })),
        ...alike.map(toMatch('fuzzy')),
      ];
      const ranked = rankMatches({ matches, give });
      known.set(text, ranked);
      found.set(text, ranked);
    }
    return found as Map<string, FoundMatch[]>;
  }

  async function findInPlace(trx: Knex, asked: readonly AskedText[]): Promise<Map<AskedText, FoundMatch[]>> {
    const placed = asked.filter((one): one is AskedText & PlacedText => one.place !== undefined);
    if (placed.length === 0) return new Map();
    const found = await findPlaced({ trx, sourceLocale, locales, asked: placed });
    const matchesOf = (segments: readonly MemorySegment[]): FoundMatch[] =>
      segments
        .filter(({ origin, locale: language }) => isReadable({ place: placeOf(origin), locale: language }))
        .map((segment) => ({ ...toMatch('context')({ segment, score: SAME_PLACE_SCORE }), segment: give(segment) }));
    return new Map(placed.map((one, index) => [one, matchesOf(found[index] ?? [])]));
  }

  return {
    async find({ trx, asked }) {
      const texts = asked.map(({ text }) => text);
      const anywhere = await findAnywhere(trx, texts);
      const inPlace = await findInPlace(trx, asked);
      return asked.map((one) => {
        const matches = anywhere.get(one.text) ?? [];
        const placed = inPlace.get(one) ?? [];
        if (placed.length === 0) return matches;
        // These are given already.
        return rankMatches({ matches: [...placed, ...matches], give: (segment) => segment });
      });
    },
  };
}
