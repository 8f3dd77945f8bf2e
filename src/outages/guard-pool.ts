import type { Core } from '@strapi/strapi';
import type { Client } from 'pg';

import { closeAtOnce } from './close-at-once';
import { DatabaseHangs, outageIn, type Outage } from './outage';

/** The pool of connections through which Strapi asks the database. */
export interface PoolGuard {
  /** Closes all connections, also those in use: whoever waits for an answer gets an error, and the next one a new connection. */
  closeConnections(): void;
  /** Refuses whoever wants a connection, and who is waiting for one. */
  refuse(): void;
  allow(): void;
}

/** Knex's client, as far as it is used here (knex/lib/client.js), and its pool (tarn). */
interface KnexClient {
  acquireConnection(): Promise<Client>;
  releaseConnection(connection: Client): Promise<void>;
  pool: { on(event: string, listener: (id: number, connection: Client) => void): void };
}

/** Stands in front of the pool, and takes note of the requests that the database fails, in `ctx.state.outage`: Strapi makes all sorts of answers of it. */
export function guardPool({ strapi }: { strapi: Core.Strapi }): PoolGuard {
  const knex = strapi.db.connection;
  const client = knex.client as KnexClient;
  const acquire = client.acquireConnection.bind(client);
  const connections = new Set<Client>();
  let gate = createGate();

  function note(outage: Outage | undefined): void {
    const ctx = strapi.requestContext.get();
    if (outage && ctx) ctx.state.outage = outage;
  }

  // Those that were made while the hub booted are known once they are used.
  client.pool.on('acquireSuccess', (_id, connection) => connections.add(connection));
  client.pool.on('destroyRequest', (_id, connection) => connections.delete(connection));
  knex.on('query-error', (error: unknown) => note(outageIn(error)));

  client.acquireConnection = async () => {
    try {
      if (gate.isClosed()) throw new DatabaseHangs();
      const acquired = acquire();
      return await Promise.race([acquired, gate.closing]).catch((error: unknown) => {
        // Nobody waits for it any more.
        void acquired.then((connection) => client.releaseConnection(connection)).catch(() => undefined);
        throw error;
      });
    } catch (error) {
      // Whatever the reason: there is no connection.
      note(outageIn(error) ?? 'database unreachable');
      throw error;
    }
  };

  return {
    closeConnections: () => connections.forEach(closeAtOnce),
    refuse: () => gate.close(),
    allow() {
      if (gate.isClosed()) gate = createGate();
    },
  };
}

/** Is open until it is closed; who waits in it then gets an error. */
function createGate(): { closing: Promise<never>; isClosed: () => boolean; close: () => void } {
  let isClosed = false;
  let reject: (error: Error) => void = () => undefined;
  const closing = new Promise<never>((_resolve, refuse) => {
    reject = refuse;
  });
  // Nobody may be waiting.
  closing.catch(() => undefined);
  return {
    closing,
    isClosed: () => isClosed,
    close() {
      isClosed = true;
      reject(new DatabaseHangs());
    },
  };
}
