import { createHash } from 'node:crypto';

import { plainText, type Passage } from '../passages/passage';

/** Where a passage stands in the hub. */
export interface Place {
  /** The uid of a content type. */
  type: string;
  documentId: string;
  /** The id of a unit: `name`, `body.3`, `body.3#1`. */
  unit: string;
}

/** Where a segment of the memory comes from: an entry of the hub, or a file that was taken in. */
export type SegmentOrigin = { place: Place } | { file: string };

/** Where a segment is from in the hub; undefined where it is from a file. */
export const placeOf = (origin: SegmentOrigin): Place | undefined => ('place' in origin ? origin.place : undefined);

/**
 * Says whether who asks may have what is known in a language of a place.
 *
 * @param place - undefined for what is from a file
 */
export type IsReadable = (segment: { place: Pick<Place, 'type' | 'unit'> | undefined; locale: string }) => boolean;

/** A translated passage. */
export interface MemorySegment {
  sourceLocale: string;
  locale: string;
  source: Passage;
  target: Passage;
  origin: SegmentOrigin;
  approvedAt: Date;
}

/** In characters: what a column holds of where a segment is from. */
export const MAX_NAME = 255;

/** In hexadecimal digits: 128 bits. */
const LENGTH = 32;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, LENGTH);

/**
 * What the memory has one segment of. In a place: a source passage, so that a translation that is corrected takes the place of the
 * former one, and what the place said before its source changed stays. From files, which know no place of the hub: a source passage
 * and its translation, so that several translations of one text stand beside each other.
 */
export function keyOf({ sourceLocale, locale, source, target, origin }: MemorySegment): string {
  const what =
    'place' in origin
      ? ['place', origin.place.type, origin.place.documentId, origin.place.unit, withoutUrls(source)]
      : ['file', withoutUrls(source), withoutUrls(target)];
  return hashOf(JSON.stringify([sourceLocale, locale, ...what]));
}

/** Links' targets are not the passage's. */
const withoutUrls = (passage: Passage): unknown =>
  passage.map((part) => (typeof part === 'string' ? part : [part.id, part.type, withoutUrls(part.parts)]));

/** Says whether a passage can be stored: PostgreSQL has no half characters, and no NUL. */
export const isStorable = (passage: Passage): boolean => !/[\p{Cs}\0]/u.test(plainText(passage));
