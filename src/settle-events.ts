import { setTimeout as pause } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

const LOOK_EVERY_MS = 10;
/** Whoever asks the database for longer than this when the hub stops is broken off. */
const LONGEST_WAIT_MS = 10_000;

/** The part of knex's pool (tarn) that says whether anybody asks the database. */
interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

/**
 * Waits until nobody asks the database any more, 10 seconds at most; call it when the hub stops. After each commit Strapi reads the entry once more, for
 * webhooks and other listeners, and nobody waits for that (core/services/document-service/events.js): they would not hear of what was written last,
 * and a read that comes to a pool that is being closed waits for a connection, and fails a minute later.
 */
export async function settleEvents({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { pool } = strapi.db.connection.client as { pool: Pool };
  const longestUntil = Date.now() + LONGEST_WAIT_MS;
  // Between two statements of one read, no timer runs: a pool that is idle when one does stays so.
  do await pause(LOOK_EVERY_MS);
  while (pool.numUsed() + pool.numPendingAcquires() > 0 && Date.now() < longestUntil);
}
