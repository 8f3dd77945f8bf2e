import type { Knex } from 'knex';

/** Held by one transaction at a time, on all nodes; it ends with the transaction. */
const TURN = 'localization: writes';

/**
 * Waits until no other write of localised content is under way. Two that publish entries linked with each other would wait for each
 * other's rows for ever.
 */
export async function takeTurn(trx: Knex): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [TURN]);
}
