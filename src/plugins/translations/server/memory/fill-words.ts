import type { Knex } from 'knex';

import { joinWords } from './segment-table';

/** Segments that are read at a time. */
const PAGE_SIZE = 1000;

/** Gives segments their words that have none, since they were written by a hub that kept them in another way. */
export async function fillWords({ trx }: { trx: Knex }): Promise<void> {
  for (;;) {
    const { rows } = await trx.raw<{ rows: { id: number; source_text: string }[] }>(
      `SELECT id, source_text FROM translations_memory WHERE source_words IS NULL LIMIT ${PAGE_SIZE}`
    );
    if (rows.length === 0) return;
    await trx.raw(
      `UPDATE translations_memory SET source_words = given.words
       FROM unnest(?::int[], ?::text[]) AS given (id, words) WHERE translations_memory.id = given.id`,
      [rows.map(({ id }) => id), rows.map(({ source_text: text }) => joinWords(text))]
    );
  }
}
