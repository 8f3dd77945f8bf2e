import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { Client, type QueryResultRow } from 'pg';

import { listSecretNames } from '../environment/env-file';
import { startCluster } from '../postgres/cluster';
import { type Shutdown } from '../process/shutdown';
import { step } from '../terminal/step';

import { measureCommand, type MeasuredCommand } from './measure-command';
import { writeVariant, type Variant } from './variant';
import { startWorker, type Worker } from './worker-client';

/** Where measurements are made: a PostgreSQL of their own, with the settings the hub's own has, and hubs on its databases. */
export interface Stand {
  /** The checkout's folder. */
  root: string;
  /** A folder for files, which is removed at the end. */
  filesDir: string;
  /** Boots a variant in a process of its own, on a database that is created where it is missing. */
  boot(variant: Variant, database: string): Promise<Worker>;
  /** Runs a program of the hub's, such as `translations`, on a database that a hub has had. */
  measure(command: { program: string; args: string[]; database: string }): Promise<MeasuredCommand>;
  /** Makes a database of what another one holds, which no worker uses. */
  copyDatabase(names: { from: string; to: string }): Promise<void>;
  /** Asks the server. */
  query<Result extends QueryResultRow>(sql: string): Promise<Result[]>;
}

/** Starts the stand; the shutdown ends it and leaves nothing behind. */
export async function startStand({ root, shutdown }: { root: string; shutdown: Shutdown }): Promise<Stand> {
  const dir = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'cities-hub-bench-'));
  // Where this is root, PostgreSQL's own user must get through to its part.
  chmodSync(dir, 0o755);
  shutdown.defer(() => rm(dir, { recursive: true, force: true }));
  const publicDir = path.join(dir, 'public');
  mkdirSync(path.join(publicDir, 'uploads'), { recursive: true });

  const starting = startCluster({ homeDir: path.join(dir, 'postgres') });
  shutdown.defer(() =>
    starting.then(
      (cluster) => cluster.stop(),
      () => {}
    )
  );
  const cluster = await step('Starting a throw-away PostgreSQL', () => starting);

  const query = async <Result extends QueryResultRow>(sql: string): Promise<Result[]> => {
    const client = new Client({ connectionString: cluster.url('postgres') });
    await client.connect();
    try {
      return (await client.query<Result>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  let variantCount = 0;
  const environmentOn = (database: string): Record<string, string> => ({
    ...createEnvironment(root),
    DATABASE_URL: cluster.url(database),
    PUBLIC_DIR: publicDir,
  });
  return {
    root,
    filesDir: dir,
    query,
    async copyDatabase({ from, to }) {
      await query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
    },
    async boot(variant, database) {
      await cluster.ensureDatabase(database);
      variantCount += 1;
      const distDir = path.join(dir, `variant-${variantCount}`);
      writeVariant({ root, dir: distDir, variant });
      return startWorker({ root, distDir, env: environmentOn(database), shutdown });
    },
    measure: ({ database, ...command }) => measureCommand({ root, ...command, env: environmentOn(database) }),
  };
}

/** The environment of a hub in production; nothing that a developer has set for their own hub is in it. */
function createEnvironment(root: string): Record<string, string> {
  const template = readFileSync(path.join(root, '.env.example'), 'utf8');
  const secrets = listSecretNames(template).map((name) => [name, randomBytes(32).toString('base64url')]);
  const { PATH = '' } = process.env;
  return {
    ...Object.fromEntries(secrets),
    PATH,
    // Strapi reads .env by itself.
    ENV_PATH: os.devNull,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    // Requests are counted, and none is refused.
    RATE_LIMIT: '1000000000',
  };
}
