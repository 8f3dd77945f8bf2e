import type { EventEmitter } from 'node:events';

import type { Core } from '@strapi/strapi';
import type { Client } from 'pg';

import { closeAtOnce } from './close-at-once';
import { DatabaseHangs, isTimeout, outageIn, type Outage } from './outage';

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
  logger: { warn(message: string): void };
  pool: { on(event: string, listener: (id: number, connection: Client) => void): void };
}

/** What the database did to a request, in `ctx.state`. */
export interface OutageState {
  outage?: Outage;
  /** One of its statements was stopped because it took too long: the database hangs, or the statement is at fault. */
  hasTimedOut?: boolean;
}

/** Stands in front of the pool, and takes note of the requests that the database fails, in `ctx.state`: Strapi makes all sorts of answers of it. */
export function guardPool({ strapi }: { strapi: Core.Strapi }): PoolGuard {
  const knex = strapi.db.connection;
  const client = knex.client as KnexClient;
  const acquire = client.acquireConnection.bind(client);
  const connections = new Set<Client>();
  /** Ends the waiting of those who want a connection. A promise that all of them race with would keep each of them for good. */
  const waiting = new Set<(error: Error) => void>();
  let isOpen = true;

  function note(error: unknown, otherwise?: Outage): void {
    const ctx = strapi.requestContext.get();
    if (!ctx) return;
    const state = ctx.state as OutageState;
    const outage = outageIn(error) ?? otherwise;
    if (outage) state.outage = outage;
    else if (isTimeout(error)) state.hasTimedOut = true;
  }

  // By itself it would write to the console, past the log, of each connection that is lost.
  client.logger.warn = (message) => strapi.log.warn(message);
  // Those that were made while the hub booted are known once they are used.
  client.pool.on('acquireSuccess', (_id, connection) => connections.add(connection));
  client.pool.on('destroyRequest', (_id, connection) => connections.delete(connection));
  knex.on('query-error', (error: unknown) => note(error));
  // That it took too long a statement says itself, and the pool does not.
  knex.on('start', (statement: EventEmitter) => statement.on('query-error', (error: unknown) => note(error)));

  const acquireUnlessRefused = () =>
    new Promise<Client>((resolve, reject) => {
      waiting.add(reject);
      acquire()
        .then((connection) => {
          if (waiting.has(reject)) return resolve(connection);
          // Whoever wanted it has been refused meanwhile.
          return client.releaseConnection(connection);
        })
        .catch(reject)
        .finally(() => waiting.delete(reject));
    });

  client.acquireConnection = async () => {
    try {
      if (!isOpen) throw new DatabaseHangs();
      return await acquireUnlessRefused();
    } catch (error) {
      // Whatever the reason: there is no connection.
      note(error, 'database unreachable');
      throw error;
    }
  };

  return {
    closeConnections: () => connections.forEach(closeAtOnce),
    refuse() {
      isOpen = false;
      for (const reject of waiting) reject(new DatabaseHangs());
      waiting.clear();
    },
    allow() {
      isOpen = true;
    },
  };
}
