import type { Core } from '@strapi/strapi';

/** PostgreSQL's code for what the role may not do: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const INSUFFICIENT_PRIVILEGE = '42501';
/** For an extension whose files are not on the server. */
const UNDEFINED_FILE = '58P01';
const FEATURE_NOT_SUPPORTED = '0A000';

/**
 * Makes what finds texts that are alike: the extension pg_trgm and an index of trigrams. Strapi's schema sync drops only indexes that it had
 * made itself (`removedIndexes` in @strapi/database/dist/schema/diff.js), so this one stays. Where the database does not let it, the memory
 * still finds texts that are the same, and the log says what the operator has to do.
 *
 * @returns whether texts that are alike can be found
 */
export async function prepareTrigrams({ strapi }: { strapi: Core.Strapi }): Promise<boolean> {
  try {
    await strapi.db.transaction(async ({ trx }) => {
      // Two nodes that create an extension at once fail over each other, IF NOT EXISTS or not.
      await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', ['translations: memory']);
      await trx.raw('CREATE EXTENSION IF NOT EXISTS pg_trgm');
      await trx.raw(
        'CREATE INDEX IF NOT EXISTS translations_memory_trigrams ON translations_memory USING gin (source_text gin_trgm_ops)'
      );
    });
    return true;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (![INSUFFICIENT_PRIVILEGE, UNDEFINED_FILE, FEATURE_NOT_SUPPORTED].includes(code ?? '')) throw error;
    strapi.log.warn(
      `Translation memory: texts that are alike are not found, only the same ones (${message}). ` +
        'Have a superuser of the database run: CREATE EXTENSION pg_trgm; and start the hub again.'
    );
    return false;
  }
}
