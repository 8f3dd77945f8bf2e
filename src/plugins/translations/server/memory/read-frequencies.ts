import type { Knex } from 'knex';

/**
 * What PostgreSQL knows of the words of the memory: the share of its texts that have one, of those that many have. It counts them by itself, as
 * it does for its own plans, in a sample; of a memory that has just begun it knows none. Nothing that is found depends on it, only how soon.
 */
export async function readFrequencies({ trx }: { trx: Knex }): Promise<ReadonlyMap<string, number>> {
  const { rows } = await trx.raw<{ rows: { word: string; frequency: number }[] }>(
    `SELECT known.word, known.frequency
     FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (word, frequency)
     WHERE schemaname = current_schema() AND tablename = ? AND known.word IS NOT NULL`,
    [WORDS_INDEX]
  );
  return new Map(rows.map(({ word, frequency }) => [word, frequency]));
}

/** What is known of the words of an index is kept under its name. */
export const WORDS_INDEX = 'translations_memory_words';
