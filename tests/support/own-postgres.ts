import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';

import { startCluster } from '../../scripts/postgres/cluster';
import { CLUSTER_DIR, preparePlace } from '../../scripts/postgres/place';
import { runProgram } from '../../scripts/postgres/programs';

import { createTemporaryDir } from './checkout';

/** While it is frozen, nobody waits for it for good. */
const PATIENCE = { connectionTimeoutMillis: 2_000, query_timeout: 2_000 };

/** How PostgreSQL is told to stop: https://www.postgresql.org/docs/current/server-shutdown.html */
export type StopMode = 'smart' | 'fast' | 'immediate';

/** A PostgreSQL of a test's own, to be stopped, frozen and started. What was committed outlives each of these. */
export interface OwnPostgres {
  url(database: string): string;
  /** Resolves once it has stopped; in the mode `smart` that is when all who are connected have left. */
  stop(mode: StopMode): Promise<void>;
  /** Starts it where it was; resolves once it takes connections. */
  start(): Promise<void>;
  /** Has processes of it hang, all by default: their connections stay open, and nobody answers. */
  freeze(pids?: readonly number[]): void;
  thaw(): void;
  /** Asks one of its databases. */
  ask<Row extends object>(database: string, sql: string, values?: unknown[]): Promise<Row[]>;
  /** Stops it for good, and removes what it has kept. */
  end(): Promise<void>;
}

/** Starts one, with no database of a hub yet. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dir = createTemporaryDir();
  const homeDir = path.join(dir, 'postgres');
  // A commit waits until the system has it, and so outlives the server; the disk need not have it.
  const cluster = await startCluster({ homeDir, settings: { fsync: 'off', full_page_writes: 'off' } });
  const place = await preparePlace(homeDir);
  const dataDir = path.join(place.dir, CLUSTER_DIR, 'data');
  const readData = (file: string) => readFileSync(path.join(dataDir, file), 'utf8');
  // The command it was started by: the program, and each of its arguments in quotation marks.
  const options = [...readData('postmaster.opts').matchAll(/"-c" "([^"]*)"/g)].map(([, setting]) => `-c ${setting}`);
  let frozen: readonly number[] = [];

  const own: OwnPostgres = {
    url: (database) => cluster.url(database),
    stop: (mode) => runProgram(place, 'pg_ctl', ['stop', '--wait', `--mode=${mode}`, `--pgdata=${dataDir}`]),
    start: () =>
      runProgram(place, 'pg_ctl', [
        'start',
        '--wait',
        `--pgdata=${dataDir}`,
        `--log=${path.join(place.dir, 'postgres.log')}`,
        `--options=${options.join(' ')}`,
      ]),
    freeze(pids) {
      const postmaster = Number(readData('postmaster.pid').split('\n')[0]);
      frozen = pids ?? [postmaster, ...childrenOf(postmaster)];
      frozen.forEach((pid) => signal(pid, 'SIGSTOP'));
    },
    thaw() {
      frozen.forEach((pid) => signal(pid, 'SIGCONT'));
      frozen = [];
    },
    async ask<Row extends object>(database: string, sql: string, values: unknown[] = []) {
      const client = new Client({ connectionString: cluster.url(database), ...PATIENCE });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Row>(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    async end() {
      own.thaw();
      await own.stop('immediate').catch(() => undefined);
      rmSync(place.dir, { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return own;
}

/** Signals a process that may have ended meanwhile. */
function signal(pid: number, name: NodeJS.Signals): void {
  if (parentOf(`${pid}`) !== undefined) process.kill(pid, name);
}

/** The processes that a process has started, as Linux tells: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
