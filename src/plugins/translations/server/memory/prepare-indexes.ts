import type { Core } from '@strapi/strapi';

import { fillWords } from './fill-words';
import { IS_SHORT } from './find-candidates';
import { WORDS_INDEX } from './read-frequencies';
import { WORDS } from './segment-table';

/** PostgreSQL's codes for what the role may not do, and for an extension that the server does not have: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const NOT_AVAILABLE: readonly unknown[] = ['42501', '58P01', '0A000'];

/** What is new goes into the index at once: a list of what is to go in later would be read through for each text that is asked for. */
const AT_ONCE = 'WITH (fastupdate = off)';

/**
 * Makes the indexes that find texts that are alike: one of words, and, of texts of a few words, one of trigrams, which takes the extension
 * pg_trgm. Strapi's schema sync drops only indexes that it had made itself (`removedIndexes` in @strapi/database/dist/schema/diff.js), so these
 * stay. Where the database does not let the hub have the extension, the log says what the operator has to do.
 *
 * @returns whether there are trigrams
 */
export async function prepareIndexes({ strapi }: { strapi: Core.Strapi }): Promise<boolean> {
  await strapi.db.transaction(({ trx }) => fillWords({ trx }));
  await inTurn(strapi, [
    `CREATE INDEX IF NOT EXISTS ${WORDS_INDEX} ON translations_memory USING gin ((${WORDS})) ${AT_ONCE}`,
  ]);
  try {
    await inTurn(strapi, [
      'CREATE EXTENSION IF NOT EXISTS pg_trgm',
      `CREATE INDEX IF NOT EXISTS translations_memory_trigrams ON translations_memory
       USING gin (source_text gin_trgm_ops) ${AT_ONCE} WHERE ${IS_SHORT}`,
    ]);
    return true;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (!NOT_AVAILABLE.includes(code)) throw error;
    strapi.log.warn(
      `Translation memory: of texts of a few words only the same ones are found, not those that are alike (${message}). ` +
        'Have a superuser of the database run: CREATE EXTENSION pg_trgm; and start the hub again.'
    );
    return false;
  }
}

/** Two nodes that create an extension or an index at once fail over each other, IF NOT EXISTS or not. */
async function inTurn(strapi: Core.Strapi, statements: readonly string[]): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', ['translations: memory']);
    for (const statement of statements) await trx.raw(statement);
  });
}
