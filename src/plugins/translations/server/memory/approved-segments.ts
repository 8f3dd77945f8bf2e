import type { EntryTexts } from '../../../localization/shared/contracts';
import { unitsOf } from '../exchange/units';

import type { MemorySegment } from './segment';

/**
 * What the memory learns from a version: its own translations that are up to date, where nothing is left to translate. What the hub wrote by
 * itself, such as another script, is nobody's translation.
 *
 * @param approvedAt - when that was said of the version
 */
export function approvedSegments(texts: EntryTexts, approvedAt: Date): MemorySegment[] {
  const { type, documentId, locale, sourceLocale, state } = texts;
  if (state !== 'translated') return [];
  return unitsOf(texts).flatMap(({ id, source, target, segment }) =>
    target && segment.isOwn && !segment.isStale
      ? { sourceLocale, locale, source, target, origin: { place: { type, documentId, unit: id } }, approvedAt }
      : []
  );
}
