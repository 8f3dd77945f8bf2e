import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { Client } from 'pg';

import { createWhole } from './create-whole';
import { CLUSTER_DIR, preparePlace, type PostgresPlace } from './place';
import { APPLICATION_NAME, halt, initialise, launch, takeOver, urlOf } from './server';

const MAX_ATTEMPTS = 3;
const LOOKS = 5;
const LOOK_AGAIN_MS = 200;
/** The name of a connection whose process has no more use for the server. */
const LEAVING = 'cities-hub-leaving';
/** The advisory lock of whoever decides whether to stop the server; any number, the same for all. */
const LEAVING_LOCK = 20_190;

/** A running PostgreSQL server of ours. */
export interface Cluster {
  /** The folder its data lies in. */
  dir: string;
  /** The address of one of its databases. */
  url(database: string): string;
  /** Creates a database where it is missing. */
  ensureDatabase(name: string): Promise<void>;
  /** Stops the server cleanly: open transactions are rolled back, committed ones are on disk. */
  stop(): Promise<void>;
  /** The same, unless another program (a second hub, a seed run) uses it. One of the two must be called in the end. */
  stopUnlessInUse(): Promise<void>;
}

export interface ClusterOptions {
  /** The folder that should hold the cluster, such as .data/postgres. */
  homeDir: string;
  /** PostgreSQL settings beside the defaults; values without spaces. */
  settings?: Record<string, string>;
}

/**
 * Starts the cluster of a folder, creating it on the first call. A server that is still running there, left behind by a
 * hub that was killed, is taken over; one that died without a clean stop recovers from its write-ahead log.
 *
 * It uses PostgreSQL's own initdb and pg_ctl: pg_ctl puts the server in a session of its own, so that Ctrl-C reaches
 * the hub alone, which then stops the server after its last query.
 *
 * @throws Error that says why PostgreSQL cannot run here, with the end of its log
 */
export async function startCluster({ homeDir, settings = {} }: ClusterOptions): Promise<Cluster> {
  const place = await preparePlace(homeDir);
  await createWhole(path.join(place.dir, CLUSTER_DIR), (draft) => initialise(place, draft));
  for (let attempt = 1; ; attempt += 1) {
    const port = (await takeOver(place)) ?? (await launch(place, settings));
    try {
      return useCluster(place, port, await openLease(urlOf(place, port, 'postgres')));
    } catch (error) {
      // Another process was just about to stop the server.
      if (attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Opens a connection that stays open while this process uses the server, so that no other stops it in a quiet moment. */
async function openLease(connectionString: string): Promise<Client> {
  const lease = new Client({ connectionString });
  // Where the server ends first, the hub's own connections report it.
  lease.on('error', () => {});
  await lease.connect();
  // Whoever is deciding whether to stop the server either sees this connection, or stops it now.
  await lease.query('SELECT pg_advisory_xact_lock_shared($1)', [LEAVING_LOCK]);
  return lease;
}

/** Whether another program is connected. What is there for a moment only, such as a connection that has no name yet, is waited for. */
async function isInUse(lease: Client): Promise<boolean> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const { rowCount } = await lease.query(
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name NOT IN ($1, $2)`,
      [APPLICATION_NAME, LEAVING]
    );
    if (!rowCount) return false;
    await wait(LOOK_AGAIN_MS);
  }
  return true;
}

function useCluster(place: PostgresPlace, port: number, lease: Client): Cluster {
  const url = (database: string) => urlOf(place, port, database);
  const stop = async () => {
    // In this order: who comes while it stops must not be told that it stays.
    await halt(place);
    await lease.end();
  };
  return {
    dir: place.dir,
    url,
    stop,
    async ensureDatabase(name) {
      const exists = async () => (await lease.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount;
      if (await exists()) return;
      try {
        await lease.query(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
      } catch (error) {
        // Another process may have created it in the meantime.
        if (!(await exists())) throw error;
      }
    },
    async stopUnlessInUse() {
      try {
        // One at a time, and whoever leaves says so: of several that end together, the last stops the server.
        await lease.query('SELECT pg_advisory_lock($1)', [LEAVING_LOCK]);
        if (!(await isInUse(lease))) return await stop();
        await lease.query(`SET application_name = '${LEAVING}'`);
        await lease.end();
      } catch (error) {
        // The server was stopped by another hand meanwhile, which is what was asked for.
        if ((await takeOver(place)) !== undefined) throw error;
      }
    },
  };
}
