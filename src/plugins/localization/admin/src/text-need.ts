import type { FieldTexts, TextSegment, VersionTexts } from '../../shared/contracts';

import type { Standing } from './standing';

/** What a text still wants from a translator, the more pressing first. */
export type TextNeed = 'stale' | 'untranslated';

/** It is called as the standing of a version that is nothing else. */
export const STANDING_OF_NEED = { stale: 'stale', untranslated: 'derived' } as const satisfies Record<
  TextNeed,
  Standing
>;

/** @param locale - of the version the segment is of */
export function needOfSegment({ segment, locale }: { segment: TextSegment; locale: string }): TextNeed | undefined {
  if (segment.isStale) return 'stale';
  return segment.locale === locale ? undefined : 'untranslated';
}

export function needOfField({ field, locale }: { field: FieldTexts; locale: string }): TextNeed | undefined {
  const needs = field.segments.map((segment) => needOfSegment({ segment, locale }));
  return needs.find((need) => need === 'stale') ?? needs.find((need) => need === 'untranslated');
}

/** The text fields of a version that somebody still has to see to. */
export function fieldsInNeed({ fields, locale }: VersionTexts): { path: string; need: TextNeed }[] {
  return fields.flatMap((field) => {
    const need = needOfField({ field, locale });
    return need ? [{ path: field.path, need }] : [];
  });
}

/** What the source says of each text: what somebody has read who says that the version is right as it is. */
export const sourcesOf = (texts: VersionTexts): Sources => sourcesOfSome(texts, () => true);

/** What it says of each stale text: what somebody has read who says that all are still correct. */
export const sourcesOfStale = (texts: VersionTexts): Sources => sourcesOfSome(texts, ({ isStale }) => isStale);

/** By the path of the version's segment. */
type Sources = Record<string, string | null>;

const sourcesOfSome = ({ fields }: VersionTexts, isMeant: (segment: TextSegment) => boolean): Sources =>
  Object.fromEntries(
    fields
      .flatMap(({ segments }) => segments)
      .flatMap((segment) => (segment.path !== null && isMeant(segment) ? [[segment.path, segment.source]] : []))
  );
