import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { Client, DatabaseError } from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const RETRY_MS = 100;

/** The server runs but takes no connections: it starts, recovers or stops. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const CANNOT_CONNECT_NOW = '57P03';

/**
 * Waits while a server starts or recovers.
 *
 * @param timeoutMs - how long at most
 * @returns whether it takes connections; false at once where none answers, or another than ours
 */
export async function waitUntilReady(connectionString: string, timeoutMs: number): Promise<boolean> {
  for (const deadlineMs = Date.now() + timeoutMs; Date.now() < deadlineMs; await wait(RETRY_MS)) {
    const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === CANNOT_CONNECT_NOW)) return false;
    } finally {
      await client.end();
    }
  }
  return false;
}

/** @returns a port of this machine that nobody listens on now */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
