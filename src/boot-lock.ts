import type { Core } from '@strapi/strapi';
import { Client, type ClientConfig } from 'pg';

/** PostgreSQL counts advisory locks per database, so hubs on other databases of the server do not wait. */
const LOCK_NAME = 'cities-hub boot';

const connections = new WeakMap<Core.Strapi, Client>();

/**
 * Lets one node of a hub boot at a time; waits for as long as another does, and says so. Strapi's schema sync, the
 * content manager's, and everything this hub applies at boot read, compare and write: two nodes doing so at once
 * overwrite each other, and on an empty database one of them fails on a table the other has just created.
 *
 * Strapi's own pool is not yet open when a boot begins, so the lock has a connection of its own. It ends with that
 * connection: a node that dies while booting frees it.
 */
export async function acquireBootLock({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const client = new Client(strapi.config.get<ClientConfig>('database.connection.connection'));
  await client.connect();
  connections.set(strapi, client);

  const { rows } = await client.query<{ isFree: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS "isFree"', [
    LOCK_NAME,
  ]);
  if (rows[0]?.isFree) return;
  strapi.log.info('Another node of this hub is booting on the same database: waiting for it.');
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [LOCK_NAME]);
}

/** Lets the next node boot. Does nothing where the lock is not held. */
export async function releaseBootLock({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await connections.get(strapi)?.end();
  connections.delete(strapi);
}
