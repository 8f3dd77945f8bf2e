import type { MatchKind } from '../../shared/aids';
import { plainText } from '../passages/passage';

import type { MemorySegment } from './segment';

/** Offered for one text at most. */
const MAX_MATCHES = 5;

/** Of texts that are the same, and of the same text in the same place. */
export const SAME_TEXT_SCORE = 100;
export const SAME_PLACE_SCORE = 101;

/** A segment of the memory for a text. */
export interface FoundMatch {
  kind: MatchKind;
  /** Percent; 101 in the same place. */
  score: number;
  /** Whether it was written in another language than the one that is translated into. */
  isForeign: boolean;
  segment: MemorySegment;
}

/**
 * Puts the nearest first: at the same score what is in the language itself, then what was approved last. Of translations that read the same once
 * they are given the first counts.
 *
 * @param give - makes of a segment what is offered: in another script, for one
 */
export function rankMatches({
  matches,
  give,
}: {
  matches: readonly FoundMatch[];
  give: (segment: MemorySegment) => MemorySegment;
}): FoundMatch[] {
  const ranked = matches.toSorted(
    (one, other) =>
      other.score - one.score ||
      Number(one.isForeign) - Number(other.isForeign) ||
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
