import type { MatchKind } from '../../shared/aids';
import { plainText } from '../passages/passage';

import type { MemorySegment, Place } from './segment';
import { similarityOf, wordsOf } from './similarity';

/** Offered for one text at most. */
const MAX_MATCHES = 5;

/** A segment of the memory for a text. */
export interface FoundMatch {
  kind: MatchKind;
  /** Percent; 101 in the same place. */
  score: number;
  segment: MemorySegment;
}

interface RankRequest {
  text: string;
  place: Place | undefined;
  /** The language that is translated into. */
  locale: string;
  candidates: readonly MemorySegment[];
  /** Percent. */
  threshold: number;
  /** Makes of a segment what is offered: in another script, for one. */
  give: (segment: MemorySegment) => MemorySegment;
}

/**
 * Puts the nearest first: at the same score what is in the language itself, then what was approved last. Of translations that read the same once
 * they are given the first counts.
 */
export function rankMatches({ text, place, locale, candidates, threshold, give }: RankRequest): FoundMatch[] {
  const words = wordsOf(text);
  const isForeign = ({ segment }: FoundMatch) => (segment.locale === locale ? 0 : 1);
  const ranked = candidates
    .map((segment) => matchOf({ text, words, place, segment }))
    .filter(({ score }) => score >= threshold)
    .sort(
      (one, other) =>
        other.score - one.score ||
        isForeign(one) - isForeign(other) ||
        other.segment.approvedAt.getTime() - one.segment.approvedAt.getTime()
    );
  const byTranslation = new Map<string, FoundMatch>();
  for (const match of ranked) {
    const segment = give(match.segment);
    const translation = plainText(segment.target);
    if (!byTranslation.has(translation)) byTranslation.set(translation, { ...match, segment });
    if (byTranslation.size === MAX_MATCHES) break;
  }
  return [...byTranslation.values()];
}

function matchOf({
  text,
  words,
  place,
  segment,
}: {
  text: string;
  words: readonly string[];
  place: Place | undefined;
  segment: MemorySegment;
}): FoundMatch {
  const source = plainText(segment.source);
  if (source !== text) return { kind: 'fuzzy', score: similarityOf(words, wordsOf(source)), segment };
  return isSamePlace(place, segment)
    ? { kind: 'context', score: 101, segment }
    : { kind: 'exact', score: 100, segment };
}

const isSamePlace = (place: Place | undefined, { origin }: MemorySegment): boolean =>
  place !== undefined &&
  'place' in origin &&
  origin.place.type === place.type &&
  origin.place.documentId === place.documentId &&
  origin.place.unit === place.unit;
