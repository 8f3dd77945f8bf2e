import type { Knex } from 'knex';
import { chunk } from 'lodash';

import { createNearTexts, type NearRow, type NearSegment, type NearTexts } from './near-texts';
import { hashOf, placeOf, type IsReadable, type MemorySegment } from './segment';
import { SEGMENT_COLUMNS, splitWords, toSegment, WORDS, type SegmentRow } from './segment-table';
import { SHORT_WORDS, wordsOf } from './similarity';

/** Segments of the same text that are looked at, beside those of the same place. */
const MAX_SAME = 20;
/** Segments of texts that are alike, of different translations. */
const MAX_ALIKE = 15;
/** Segments that are read at a time to be held against the texts. */
const PAGE_SIZE = 2000;

/** Words that the index is asked for at once: its scans become slow, more than in proportion, with many. */
const SCAN_SIZE = 16;

/** A text that has few words: what the index of trigrams has. */
export const IS_SHORT = `cardinality(${WORDS}) <= ${SHORT_WORDS}`;

/**
 * The share of trigrams that short texts have in common at least. Words that only end in another way have more: "City council" and "City
 * councils" 0.8.
 */
const TRIGRAM_THRESHOLD = 0.4;

/** What the memory has for a text. */
export interface Candidates {
  /** Of the same text. */
  same: MemorySegment[];
  /** Of texts that are alike, the nearest first. */
  alike: { segment: MemorySegment; score: number }[];
}

interface CandidatesRequest {
  /** Of a transaction, in which settings hold that are made here. */
  trx: Knex;
  sourceLocale: string;
  /** That is translated into. */
  locale: string;
  /** Whose translations are wanted, that one among them. */
  locales: readonly string[];
  /** Each once. */
  texts: readonly string[];
  /** Percent: how near texts that are alike have to be. */
  threshold: number;
  hasTrigrams: boolean;
  /** The share of the memory's texts that have a word, as far as it is known. */
  frequencyOf: (word: string) => number;
  isReadable: IsReadable;
}

/**
 * Finds what the memory may have for texts. The number of statements does not depend on how many texts are asked for; where many segments have
 * a word of theirs, these come in pages.
 *
 * @returns by the texts' order
 */
export async function findCandidates(request: CandidatesRequest): Promise<Candidates[]> {
  const { trx, texts, threshold, frequencyOf, hasTrigrams, isReadable } = request;
  if (texts.length === 0) return [];
  await prepare(trx);
  const same = await findSame(request);
  const near = createNearTexts({ texts, threshold, frequencyOf, limit: MAX_ALIKE });
  await offerByWords(request, near);
  if (hasTrigrams) await offerByTrigrams(request, near);

  const nearest = texts.map((_, number) => near.nearest(number));
  const segments = await readById(trx, nearest);
  return nearest.map((ofText, number) => ({
    same: (same[number] ?? []).filter(({ origin, locale }) => isReadable({ place: placeOf(origin), locale })),
    alike: ofText.flatMap(({ id, score }) => {
      const segment = segments.get(id);
      return segment ? [{ segment, score }] : [];
    }),
  }));
}

/**
 * PostgreSQL takes comparing trigrams for as cheap as comparing numbers, and would compare all there are; it would compile statements, which
 * takes longer than to run them; and of what is read in pages it would look for the first page alone.
 */
const prepare = (trx: Knex): Promise<unknown> =>
  trx.raw(
    `SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('cursor_tuple_fraction', '1', true),
       set_config('pg_trgm.similarity_threshold', ?, true)`,
    [String(TRIGRAM_THRESHOLD)]
  );

/** What an index of languages would not help with: PostgreSQL takes comparing thousands of words for cheaper than looking them up. */
const BY_WORDS_ONLY = "source_locale || '' = :sourceLocale AND locale || '' = ANY(:locales)";

const WHERE = 'source_locale = :sourceLocale AND locale = ANY(:locales)';

async function findSame({ trx, sourceLocale, locales, texts }: CandidatesRequest): Promise<MemorySegment[][]> {
  const found: MemorySegment[][] = texts.map(() => []);
  const { rows } = await trx.raw<{ rows: (SegmentRow & { number: string })[] }>(
    `SELECT asked.number, segment.*
     FROM unnest(:hashes::text[]) WITH ORDINALITY AS asked (hash, number)
     CROSS JOIN LATERAL (
       SELECT ${SEGMENT_COLUMNS} FROM translations_memory WHERE ${WHERE} AND source_hash = asked.hash
       ORDER BY approved_at DESC LIMIT ${MAX_SAME}) AS segment`,
    { sourceLocale, locales, hashes: texts.map(hashOf) }
  );
  for (const row of rows) found[Number(row.number) - 1]?.push(toSegment(row));
  return found;
}

/** As it is read to be held against the texts. */
interface ComparedRow {
  id: number;
  source_text: string;
  source_words: string;
  locale: string;
  type: string | null;
  unit: string | null;
  approved_at: Date;
  translation: string;
}

const COMPARED = `id, source_text, source_words, locale, type, unit, approved_at,
  locale || jsonb_hash_extended(target_passage, 0) AS translation`;

async function offerByWords({ trx, sourceLocale, locales, ...request }: CandidatesRequest, near: NearTexts) {
  if (near.probes.length === 0) return;
  const scans = chunk(near.probes, SCAN_SIZE);
  await trx.raw(
    `DECLARE near_segments NO SCROLL CURSOR FOR
     SELECT segment.* FROM unnest(:probes::text[], :shortest::int[], :longest::int[]) AS scan (probes, shortest, longest)
     CROSS JOIN LATERAL (
       SELECT ${COMPARED} FROM translations_memory
       WHERE ${BY_WORDS_ONLY} AND ${WORDS} && string_to_array(scan.probes, ' ')
         AND cardinality(${WORDS}) BETWEEN scan.shortest AND scan.longest) AS segment`,
    {
      sourceLocale,
      locales,
      probes: scans.map((probes) => probes.map(({ word }) => word).join(' ')),
      shortest: scans.map((probes) => Math.min(...probes.map(({ shortest }) => shortest))),
      longest: scans.map((probes) => Math.max(...probes.map(({ longest }) => longest))),
    }
  );
  for (;;) {
    const { rows } = await trx.raw<{ rows: ComparedRow[] }>(`FETCH ${PAGE_SIZE} FROM near_segments`);
    for (const row of rows) if (isWanted(row, request)) near.offer(toNearRow(row, request));
    if (rows.length < PAGE_SIZE) break;
  }
  await trx.raw('CLOSE near_segments');
}

async function offerByTrigrams({ trx, sourceLocale, locales, texts, ...request }: CandidatesRequest, near: NearTexts) {
  const short = texts.flatMap((text, number) => (wordsOf(text).length <= SHORT_WORDS ? [{ text, number }] : []));
  const { rows } = await trx.raw<{ rows: (ComparedRow & { number: string })[] }>(
    `SELECT asked.number, segment.*
     FROM unnest(:texts::text[]) WITH ORDINALITY AS asked (text, number)
     CROSS JOIN LATERAL (
       SELECT ${COMPARED} FROM translations_memory
       WHERE ${WHERE} AND ${IS_SHORT} AND source_text % asked.text AND source_text <> asked.text
       ORDER BY similarity(source_text, asked.text) DESC LIMIT ${MAX_ALIKE}) AS segment`,
    { sourceLocale, locales, texts: short.map(({ text }) => text) }
  );
  for (const { number, ...row } of rows) {
    const asked = short[Number(number) - 1];
    if (asked && isWanted(row, request)) near.offerTo(asked.number, toNearRow(row, request));
  }
}

const isWanted = (
  { type, unit, locale }: ComparedRow,
  { isReadable }: Pick<CandidatesRequest, 'isReadable'>
): boolean => isReadable({ place: type !== null && unit !== null ? { type, unit } : undefined, locale });

const toNearRow = (
  { id, source_text: text, source_words: words, locale, approved_at: approvedAt, translation }: ComparedRow,
  request: Pick<CandidatesRequest, 'locale'>
): NearRow => ({
  id,
  text,
  words: splitWords(words),
  isForeign: locale !== request.locale,
  approvedAt: approvedAt.getTime(),
  translation,
});

async function readById(trx: Knex, nearest: readonly (readonly NearSegment[])[]): Promise<Map<number, MemorySegment>> {
  const ids = [...new Set(nearest.flatMap((ofText) => ofText.map(({ id }) => id)))];
  const { rows } = await trx.raw<{ rows: (SegmentRow & { id: number })[] }>(
    `SELECT id, ${SEGMENT_COLUMNS} FROM translations_memory WHERE id = ANY(?)`,
    [ids]
  );
  return new Map(rows.map((row) => [row.id, toSegment(row)]));
}
