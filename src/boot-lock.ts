import type { Core } from '@strapi/strapi';
import { Client, type ClientConfig } from 'pg';

/** PostgreSQL counts advisory locks per database, so hubs on other databases of the server do not wait. */
const LOCK_NAME = 'cities-hub boot';

const connections = new WeakMap<Core.Strapi, Client>();

/**
 * Lets one node of a hub boot at a time; it waits for as long as another does, and says so. Strapi's schema sync, the
 * content manager's, and everything this hub applies at boot read, compare and write: two nodes doing so at once
 * overwrite each other, and on an empty database one of them fails on a table the other has just created.
 *
 * To be called while Strapi registers; the lock is taken before the schema sync, because programs that only register,
 * such as the generator of types, have no database.
 */
export function registerBootLock({ strapi }: { strapi: Core.Strapi }): void {
  strapi.hook('strapi::content-types.beforeSync').register(() => acquireBootLock(strapi));
}

/** A lock of a session needs a connection of its own. It ends with that connection, so a node that dies frees it. */
async function acquireBootLock(strapi: Core.Strapi): Promise<void> {
  const client = new Client(strapi.config.get<ClientConfig>('database.connection.connection'));
  connections.set(strapi, client);
  // Where PostgreSQL goes away, what boots fails by itself and says so; an error that nobody hears would end the process in its middle.
  client.on('error', ({ message }) => strapi.log.error(`The boot lock is lost: ${message}`));
  await client.connect();

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
