import type { Core } from '@strapi/strapi';
import { Client, type ClientConfig } from 'pg';

/** PostgreSQL counts advisory locks per database, so hubs on other databases of the server do not wait. */
const LOCK_NAME = 'cities-hub seeding';

interface SeedLockOptions<Result> {
  strapi: Core.Strapi;
  run: () => Promise<Result>;
  /** Called where another process holds the lock, before waiting for it. */
  onWait?: () => void;
}

/**
 * Runs something while no other process seeds or loads the same database. The lock ends with its connection, so that a
 * process that dies lets go of it; the connection is one of its own, so that the smallest pool still has enough for the work.
 */
export async function withSeedLock<Result>({ strapi, run, onWait }: SeedLockOptions<Result>): Promise<Result> {
  const client = new Client(strapi.config.get<ClientConfig>('database.connection.connection'));
  // Without a listener, a connection that PostgreSQL ends would end the process, in the middle of its work.
  client.on('error', ({ message }) => strapi.log.warn(`The lock against a second seeding was lost: ${message}`));
  await client.connect();
  try {
    const { rows } = await client.query<{ isFree: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS "isFree"', [
      LOCK_NAME,
    ]);
    if (!rows[0]?.isFree) {
      onWait?.();
      await client.query('SELECT pg_advisory_lock(hashtext($1))', [LOCK_NAME]);
    }
    return await run();
  } finally {
    await client.end();
  }
}
