import type { Knex } from 'knex';

import { hashOf, type MemorySegment, type Place } from './segment';
import { SEGMENT_COLUMNS, toSegment, type SegmentRow } from './segment-table';

/** A text, and where it stands. */
export interface PlacedText {
  text: string;
  place: Place;
}

/** Finds what the memory has of texts at the very places where they stand, in one statement. @returns by the texts' order */
export async function findPlaced({
  trx,
  sourceLocale,
  locales,
  asked,
}: {
  trx: Knex;
  sourceLocale: string;
  locales: readonly string[];
  asked: readonly PlacedText[];
}): Promise<MemorySegment[][]> {
  const found: MemorySegment[][] = asked.map(() => []);
  const { rows } = await trx.raw<{ rows: (SegmentRow & { number: string })[] }>(
    `SELECT asked.number, segment.*
     FROM unnest(:hashes::text[], :types::text[], :entries::text[], :units::text[])
       WITH ORDINALITY AS asked (hash, type, entry, unit, number)
     CROSS JOIN LATERAL (
       SELECT ${SEGMENT_COLUMNS} FROM translations_memory AS segment
       WHERE source_locale = :sourceLocale AND locale = ANY(:locales) AND source_hash = asked.hash
         AND segment.type = asked.type AND segment.entry = asked.entry AND segment.unit = asked.unit) AS segment`,
    {
      sourceLocale,
      locales,
      hashes: asked.map(({ text }) => hashOf(text)),
      types: asked.map(({ place }) => place.type),
      entries: asked.map(({ place }) => place.documentId),
      units: asked.map(({ place }) => place.unit),
    }
  );
  for (const row of rows) found[Number(row.number) - 1]?.push(toSegment(row));
  return found;
}
