import type { Knex } from 'knex';

import { plainText } from '../passages/passage';

import { hashOf, keyOf, type MemorySegment } from './segment';
import { wordsOf } from './similarity';

/** What became of segments that were to be remembered. */
export interface Remembered {
  /** The memory did not know them. */
  added: number;
  /** It knew them with another, earlier translation. */
  updated: number;
}

/** The words of a segment's source in SQL: what the index of words has. */
export const WORDS = "string_to_array(source_words, ' ')";

/** The words of a text as a column has them. None has a space in it. */
export const joinWords = (text: string): string => wordsOf(text).join(' ');

export const splitWords = (words: string): string[] => (words === '' ? [] : words.split(' '));

/** Who writes the memory takes turns: two that write the same segments in another order would wait for each other for ever. */
const LOCK = 'translations: memory';

/**
 * Remembers segments. Of two for the same place and source the later one counts; one that is known already, or was approved earlier than what is
 * known, changes nothing. A translation that was approved once more is only dated anew.
 *
 * @param trx - of a transaction, until whose end nobody else writes the memory
 */
export async function rememberSegments({
  trx,
  segments,
}: {
  trx: Knex;
  segments: readonly MemorySegment[];
}): Promise<Remembered> {
  const byKey = new Map<string, MemorySegment>();
  for (const segment of segments) {
    const key = keyOf(segment);
    const known = byKey.get(key);
    if (!known || known.approvedAt <= segment.approvedAt) byKey.set(key, segment);
  }
  if (byKey.size === 0) return { added: 0, updated: 0 };
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [LOCK]);
  const rows = [...byKey].map(([key, segment]) => columnsOf(key, segment));
  const columns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const arrays = columns.map((column) => rows.map((row) => row[column]));
  const { rows: counts } = await trx.raw<{ rows: [{ added: string; updated: string }] }>(
    `WITH written AS (
       INSERT INTO translations_memory (document_id, created_at, updated_at, published_at, ${columns.join(', ')})
       SELECT gen_random_uuid()::text, now.now, now.now, now.now, given.*
       FROM unnest(${columns.map((column) => `?::${COLUMNS[column]}[]`).join(', ')}) AS given, (SELECT ?::timestamp AS now) AS now
       ON CONFLICT (key) DO UPDATE
       SET updated_at = EXCLUDED.updated_at, source_passage = EXCLUDED.source_passage,
         target_passage = EXCLUDED.target_passage, approved_at = EXCLUDED.approved_at
       WHERE EXCLUDED.file IS NULL AND EXCLUDED.approved_at > translations_memory.approved_at
       RETURNING key, target_passage
     )
     SELECT count(*) FILTER (WHERE known.key IS NULL) AS added,
       count(*) FILTER (WHERE known.target_passage <> written.target_passage) AS updated
     FROM written LEFT JOIN translations_memory AS known USING (key)`,
    [...arrays, new Date()]
  );
  const [{ added, updated }] = counts;
  return { added: Number(added), updated: Number(updated) };
}

const COLUMNS = {
  key: 'text',
  source_locale: 'text',
  locale: 'text',
  source_text: 'text',
  source_hash: 'text',
  source_words: 'text',
  source_passage: 'jsonb',
  target_passage: 'jsonb',
  type: 'text',
  entry: 'text',
  unit: 'text',
  file: 'text',
  approved_at: 'timestamp',
} as const;

function columnsOf(key: string, segment: MemorySegment): Record<keyof typeof COLUMNS, string | Date | null> {
  const { origin, source } = segment;
  const place = 'place' in origin ? origin.place : undefined;
  const text = plainText(source);
  return {
    key,
    source_locale: segment.sourceLocale,
    locale: segment.locale,
    source_text: text,
    source_hash: hashOf(text),
    source_words: joinWords(text),
    source_passage: JSON.stringify(source),
    target_passage: JSON.stringify(segment.target),
    type: place?.type ?? null,
    entry: place?.documentId ?? null,
    unit: place?.unit ?? null,
    file: 'file' in origin ? origin.file : null,
    approved_at: segment.approvedAt,
  };
}

/** A row, as it is read: Strapi has its PostgreSQL driver leave JSON as it is stored. */
export interface SegmentRow {
  source_locale: string;
  locale: string;
  source_passage: string;
  target_passage: string;
  type: string | null;
  entry: string | null;
  unit: string | null;
  file: string | null;
  created_at: Date;
  approved_at: Date;
}

export const SEGMENT_COLUMNS =
  'source_locale, locale, source_passage, target_passage, type, entry, unit, file, created_at, approved_at';

export function toSegment(row: SegmentRow): MemorySegment & { createdAt: Date } {
  const { type, entry, unit, file } = row;
  return {
    sourceLocale: row.source_locale,
    locale: row.locale,
    source: JSON.parse(row.source_passage) as MemorySegment['source'],
    target: JSON.parse(row.target_passage) as MemorySegment['target'],
    origin:
      type !== null && entry !== null && unit !== null
        ? { place: { type, documentId: entry, unit } }
        : { file: file ?? '' },
    createdAt: row.created_at,
    approvedAt: row.approved_at,
  };
}
