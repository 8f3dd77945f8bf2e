import type { Block, EntryTexts, FieldSegments, SegmentPair } from '../../../localization/shared/contracts';
import { alignCodes } from '../passages/align-codes';
import { passagesOf } from '../passages/block-passages';
import type { Passage } from '../passages/passage';
import type { ExchangeUnit } from '../xliff/exchange';

import { fingerprintOf } from './fingerprint';

/** A unit of a file, with where it is in the hub. */
export interface PlacedUnit extends ExchangeUnit {
  path: string;
  sourceIndex: number;
  /** Of the segment's passages, this one's id. */
  passageId: string;
  /** What the segment is in the source, and whether its translation is stale. */
  segment: SegmentPair;
  /** All that the segment says in the version's language; undefined where it is not translated. */
  translation: string | Block | undefined;
}

/**
 * What translators handle one by one of an entry, in the order of its schema: a text, a block, an item of a list. What the version has beside
 * the source's is not among it: there is nothing to translate it from.
 */
export function unitsOf(texts: EntryTexts): PlacedUnit[] {
  return texts.fields.flatMap((field) => field.segments.flatMap((segment) => unitsOfSegment(texts, field, segment)));
}

function unitsOfSegment(texts: EntryTexts, field: FieldSegments, segment: SegmentPair): PlacedUnit[] {
  const { sourceIndex, source, shown } = segment;
  if (sourceIndex === undefined || source === undefined) return [];
  const translation = segment.locale === texts.locale ? shown : undefined;
  const translated = translation === undefined ? new Map<string, Passage>() : passagesOf(translation);
  return [...passagesOf(source)].map(([passageId, passage]) => {
    const found = translated.get(passageId);
    const target = found && alignCodes({ source: passage, target: found });
    return {
      id: unitId({ field, sourceIndex, passageId }),
      path: field.path,
      sourceIndex,
      passageId,
      segment,
      translation,
      source: passage,
      target,
      state: target ? stateOf(texts, segment) : 'untranslated',
      fingerprint: fingerprintOf(target),
      maxLength: field.maxLength,
      notes: notesOf(texts, field, segment),
    };
  });
}

/** `name`, `body.3` for a block, `body.3#1.0` for a passage in it. */
function unitId({
  field,
  sourceIndex,
  passageId,
}: {
  field: FieldSegments;
  sourceIndex: number;
  passageId: string;
}): string {
  const path = field.isBlocks ? `${field.path}.${sourceIndex}` : field.path;
  return passageId === '' ? path : `${path}#${passageId}`;
}

/** The path of the text field that a unit's id begins with; no field has a number for its name. */
export const fieldOfUnit = (id: string): string => id.replace(/#.*$/, '').replace(/\.\d+$/, '');

function stateOf({ state }: EntryTexts, { isStale }: SegmentPair): ExchangeUnit['state'] {
  if (isStale) return 'stale';
  return state === 'translated' ? 'approved' : 'translated';
}

/** In English, which translators' tools are in. */
function notesOf(
  { name }: EntryTexts,
  { path, maxLength }: FieldSegments,
  { isStale, madeFrom }: SegmentPair
): string[] {
  return [
    `${name}: ${path}`,
    ...(maxLength === undefined ? [] : [`At most ${maxLength} characters`]),
    ...(isStale && madeFrom ? [`The source was, when this was translated: ${madeFrom}`] : []),
  ];
}
