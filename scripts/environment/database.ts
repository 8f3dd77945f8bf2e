import path from 'node:path';

import { Client } from 'pg';

import { startCluster } from '../postgres/cluster';
import { type Shutdown } from '../process/shutdown';
import { step } from '../terminal/step';

const DATABASE_NAME = 'cities_hub';
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Sees to it that `process.env.DATABASE_URL` leads to a database that answers: the one it already names, else the
 * embedded PostgreSQL in .data/postgres, which is created and started where needed, and stops with this process unless
 * another program uses it.
 *
 * @param root - the checkout's folder
 * @throws Error that says why there is none, and what to set
 */
export async function provideDatabase({ root, shutdown }: { root: string; shutdown: Shutdown }): Promise<void> {
  const { DATABASE_URL: url } = process.env;
  if (url) {
    await step(`Connecting to PostgreSQL (${describeUrl(url)})`, () => assertReachable(url));
    return;
  }
  await step('Starting PostgreSQL', async (report) => {
    const starting = startCluster({ homeDir: path.join(root, '.data/postgres') });
    // Added before it has started, so that a signal meanwhile does not leave it behind.
    shutdown.defer(() =>
      starting.then(
        (cluster) => cluster.stopUnlessInUse(),
        () => {}
      )
    );
    try {
      const cluster = await starting;
      await cluster.ensureDatabase(DATABASE_NAME);
      process.env.DATABASE_URL = cluster.url(DATABASE_NAME);
      report(`its data lies in ${cluster.dir}`);
    } catch (error) {
      throw new Error(
        `The embedded PostgreSQL cannot run here: ${(error as Error).message}\n\n` +
          'Use a PostgreSQL server of your own instead: set its address in .env, such as\n' +
          '  DATABASE_URL=postgresql://user:password@localhost:5432/cities_hub',
        { cause: error }
      );
    }
  });
}

async function assertReachable(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    await client.connect();
  } catch (error) {
    // Several addresses of one host fail with an AggregateError, whose own message is empty.
    const reasons = error instanceof AggregateError ? error.errors : [error];
    throw new Error(
      `The database of DATABASE_URL (${describeUrl(url)}) cannot be used: ` +
        reasons.map((reason) => (reason as Error).message).join(', '),
      { cause: error }
    );
  } finally {
    await client.end();
  }
}

/** The address without its password. */
function describeUrl(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
