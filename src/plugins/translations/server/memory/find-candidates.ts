import type { Knex } from 'knex';

import { hashOf, type MemorySegment, type Place } from './segment';
import { SEGMENT_COLUMNS, toSegment, type SegmentRow } from './segment-table';

/** Segments of the same text that are looked at, the one of the same place first. */
const MAX_SAME = 20;
/** Segments of texts that are alike, those with the most trigrams in common first. */
const MAX_ALIKE = 30;

/** A text to translate. */
export interface AskedText {
  text: string;
  /** Where it stands, for who knows. */
  place?: Place;
  /** Whether texts that are alike are looked for. */
  findsAlike: boolean;
}

interface CandidatesRequest {
  trx: Knex;
  sourceLocale: string;
  locales: readonly string[];
  asked: readonly AskedText[];
  /** From 0 to 1; undefined where the database has no trigrams. */
  trigramThreshold: number | undefined;
}

/**
 * Finds what the memory may have for texts: one statement for all of them, and one that sets the threshold.
 *
 * @param trx - of a transaction, in which the threshold holds
 * @returns by the text's number
 */
export async function findCandidates({
  trx,
  sourceLocale,
  locales,
  asked,
  trigramThreshold,
}: CandidatesRequest): Promise<MemorySegment[][]> {
  const found: MemorySegment[][] = asked.map(() => []);
  if (asked.length === 0) return found;
  if (trigramThreshold !== undefined) {
    await trx.raw("SELECT set_config('pg_trgm.similarity_threshold', ?, true)", [String(trigramThreshold)]);
  }
  const { rows } = await trx.raw<{ rows: (SegmentRow & { number: string })[] }>(
    `SELECT asked.number, segment.*
     FROM unnest(:texts::text[], :hashes::text[], :types::text[], :entries::text[], :units::text[], :alike::boolean[])
       WITH ORDINALITY AS asked (text, hash, type, entry, unit, alike, number)
     CROSS JOIN LATERAL (${trigramThreshold === undefined ? SAME : `${SAME} UNION ALL ${ALIKE}`}) AS segment`,
    {
      sourceLocale,
      locales,
      texts: asked.map(({ text }) => text),
      hashes: asked.map(({ text }) => hashOf(text)),
      types: asked.map(({ place }) => place?.type ?? null),
      entries: asked.map(({ place }) => place?.documentId ?? null),
      units: asked.map(({ place }) => place?.unit ?? null),
      alike: asked.map(({ findsAlike }) => findsAlike),
    }
  );
  for (const row of rows) found[Number(row.number) - 1]?.push(toSegment(row));
  return found;
}

const WHERE = 'source_locale = :sourceLocale AND locale = ANY(:locales)';

const SAME = `(
  SELECT ${SEGMENT_COLUMNS} FROM translations_memory
  WHERE ${WHERE} AND source_hash = asked.hash
  ORDER BY (type = asked.type AND entry = asked.entry AND unit = asked.unit) IS TRUE DESC, approved_at DESC
  LIMIT ${MAX_SAME})`;

const ALIKE = `(
  SELECT ${SEGMENT_COLUMNS} FROM translations_memory
  WHERE asked.alike AND ${WHERE} AND source_text % asked.text AND source_hash <> asked.hash
  ORDER BY similarity(source_text, asked.text) DESC
  LIMIT ${MAX_ALIKE})`;
