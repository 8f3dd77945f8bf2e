import type { Knex } from 'knex';

import { hashOf, type MemorySegment, type Place } from './segment';
import { SEGMENT_COLUMNS, toSegment, type SegmentRow } from './segment-table';
import { probesOf, SHORT_WORDS, wordsOf } from './similarity';

/** Segments of the same text that are looked at, the one of the same place first. */
const MAX_SAME = 20;
/** Segments of texts that are alike, those first that have the most in common. */
const MAX_ALIKE = 15;

/** A text that has few words: what the index of trigrams has. */
export const IS_SHORT = `jsonb_array_length(words) <= ${SHORT_WORDS}`;

/**
 * The share of trigrams that short texts have in common at least. Words that only end in another way have more: "City council" and "City
 * councils" 0.8.
 */
const TRIGRAM_THRESHOLD = 0.4;

/** A text to translate. */
export interface AskedText {
  text: string;
  /** Where it stands, for who knows. */
  place?: Place;
}

interface CandidatesRequest {
  trx: Knex;
  sourceLocale: string;
  locales: readonly string[];
  asked: readonly AskedText[];
  /** Percent: how near texts that are alike have to be by their words. */
  threshold: number;
  hasTrigrams: boolean;
}

/**
 * Finds what the memory may have for texts: one statement for all of them, after one that sets how it is planned. PostgreSQL takes comparing
 * trigrams for as cheap as comparing numbers, and would compare all there are; and it would compile the statement, which takes longer than to run it.
 *
 * @param trx - of a transaction, in which these settings hold
 * @returns by the text's number
 */
export async function findCandidates({
  trx,
  sourceLocale,
  locales,
  asked,
  threshold,
  hasTrigrams,
}: CandidatesRequest): Promise<MemorySegment[][]> {
  const found: MemorySegment[][] = asked.map(() => []);
  if (asked.length === 0) return found;
  await trx.raw(
    `SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
       set_config('pg_trgm.similarity_threshold', ?, true)`,
    [String(TRIGRAM_THRESHOLD)]
  );
  const words = asked.map(({ text }) => wordsOf(text));
  const branches = [SAME, BY_WORDS, ...(hasTrigrams ? [BY_TRIGRAMS] : [])];
  const { rows } = await trx.raw<{ rows: (SegmentRow & { number: string })[] }>(
    `SELECT asked.number, segment.*
     FROM unnest(:texts::text[], :hashes::text[], :types::text[], :entries::text[], :units::text[], :words::jsonb[], :probes::jsonb[])
       WITH ORDINALITY AS asked (text, hash, type, entry, unit, words, probes, number)
     CROSS JOIN LATERAL (${branches.join(' UNION ')}) AS segment`,
    {
      sourceLocale,
      locales,
      texts: asked.map(({ text }) => text),
      hashes: asked.map(({ text }) => hashOf(text)),
      types: asked.map(({ place }) => place?.type ?? null),
      entries: asked.map(({ place }) => place?.documentId ?? null),
      units: asked.map(({ place }) => place?.unit ?? null),
      words: words.map((some) => JSON.stringify([...new Set(some)])),
      probes: words.map((some) => JSON.stringify(probesOf({ words: some, threshold }))),
    }
  );
  for (const row of rows) found[Number(row.number) - 1]?.push(toSegment(row));
  return found;
}

const WHERE = 'source_locale = :sourceLocale AND locale = ANY(:locales)';

const SAME = `(
  SELECT id, ${SEGMENT_COLUMNS} FROM translations_memory
  WHERE ${WHERE} AND source_hash = asked.hash
  ORDER BY (type = asked.type AND entry = asked.entry AND unit = asked.unit) IS TRUE DESC, approved_at DESC
  LIMIT ${MAX_SAME})`;

const BY_WORDS = `(
  SELECT id, ${SEGMENT_COLUMNS} FROM translations_memory
  WHERE ${WHERE} AND words \\?| ARRAY(SELECT jsonb_array_elements_text(asked.probes)) AND source_hash <> asked.hash
  ORDER BY (SELECT count(*) FROM jsonb_array_elements_text(words) AS word WHERE asked.words \\? word)::float
    / greatest(jsonb_array_length(words), jsonb_array_length(asked.words)) DESC
  LIMIT ${MAX_ALIKE})`;

const BY_TRIGRAMS = `(
  SELECT id, ${SEGMENT_COLUMNS} FROM translations_memory
  WHERE ${WHERE} AND jsonb_array_length(asked.words) <= ${SHORT_WORDS} AND ${IS_SHORT}
    AND source_text % asked.text AND source_hash <> asked.hash
  ORDER BY similarity(source_text, asked.text) DESC
  LIMIT ${MAX_ALIKE})`;
