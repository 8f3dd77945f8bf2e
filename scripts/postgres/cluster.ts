import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

import { Client } from 'pg';

import { preparePlace, type PostgresPlace } from './place';

const run = promisify(execFile);

const USER = 'hub';
const START_TIMEOUT_S = 60;

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
  /** The same, unless another program (a second hub, a seed run) is still connected. */
  stopUnlessInUse(): Promise<void>;
}

export interface ClusterOptions {
  /** The folder that should hold the cluster, such as .data/postgres. */
  homeDir: string;
  /** PostgreSQL settings beside the defaults. */
  settings?: Record<string, string>;
}

interface Connection {
  port: number;
  password: string;
}

/**
 * Starts the cluster of a folder, creating it on the first call. A server that is still running there, left behind by a hub that was
 * killed, is taken over; one that died without a clean stop recovers from its write-ahead log.
 *
 * It uses PostgreSQL's own initdb and pg_ctl: pg_ctl puts the server in a session of its own, so that Ctrl-C reaches
 * the hub alone, which then stops the server after its last query.
 *
 * @throws Error that says why PostgreSQL cannot run here, with the end of its log
 */
export async function startCluster({ homeDir, settings = {} }: ClusterOptions): Promise<Cluster> {
  const place = preparePlace(homeDir);
  if (!existsSync(path.join(place.dir, 'data'))) await initialise(place);

  const known = readConnection(place);
  const port = (await findRunningPort(place)) ?? (await startServer(place, known, settings));
  if (port !== known.port) writeConnection(place, { ...known, port });
  return clusterAt(place, { ...known, port });
}

async function initialise(place: PostgresPlace): Promise<void> {
  const connection: Connection = { port: await findFreePort(), password: randomBytes(24).toString('hex') };
  writeConnection(place, connection);

  // initdb into a folder beside it: a stop half-way leaves no half cluster behind.
  const half = own(place, mkdtempSync(path.join(place.dir, 'initialising-')));
  const passwordFile = path.join(place.dir, `${path.basename(half)}.password`);
  writeFileSync(passwordFile, connection.password, { mode: 0o600 });
  own(place, passwordFile);
  try {
    await runProgram(place, 'initdb', [
      `--pgdata=${half}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=und',
      '--no-instructions',
    ]);
    renameSync(half, path.join(place.dir, 'data'));
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

async function startServer(place: PostgresPlace, known: Connection, settings: Record<string, string>): Promise<number> {
  const port = (await isFree(known.port)) ? known.port : await findFreePort();
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}='${value}'`);
  const logFile = path.join(place.dir, 'postgres.log');
  try {
    await runProgram(place, 'pg_ctl', [
      'start',
      '--wait',
      `--timeout=${START_TIMEOUT_S}`,
      `--pgdata=${path.join(place.dir, 'data')}`,
      `--log=${logFile}`,
      `--options=${flags.join(' ')}`,
    ]);
    return port;
  } catch (error) {
    // Another process may have started it in the meantime.
    const running = await findRunningPort(place);
    if (running !== undefined) return running;
    const log = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
    throw new Error(`PostgreSQL did not start; the end of ${logFile}:\n${log}`, { cause: error });
  }
}

/** @returns the port of the server that runs on this data, undefined where none does */
async function findRunningPort(place: PostgresPlace): Promise<number | undefined> {
  const dataDir = path.join(place.dir, 'data');
  try {
    await runProgram(place, 'pg_ctl', ['status', `--pgdata=${dataDir}`]);
  } catch {
    return undefined;
  }
  // The fourth line of postmaster.pid is the port: https://www.postgresql.org/docs/current/storage-file-layout.html
  const line = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[3];
  return line ? Number(line) : undefined;
}

function clusterAt(place: PostgresPlace, { port, password }: Connection): Cluster {
  const url = (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
  const query = async <Row>(text: string): Promise<Row[]> => {
    const client = new Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      return (await client.query(text)).rows as Row[];
    } finally {
      await client.end();
    }
  };
  const stop = async () => {
    await runProgram(place, 'pg_ctl', ['stop', '--wait', '--mode=fast', `--pgdata=${path.join(place.dir, 'data')}`]);
  };

  return {
    dir: place.dir,
    url,
    stop,
    async ensureDatabase(name) {
      const existing = await query<{ datname: string }>('SELECT datname FROM pg_database');
      if (existing.some(({ datname }) => datname === name)) return;
      await query(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
    },
    async stopUnlessInUse() {
      const others = await query(
        `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`
      );
      if (others.length === 0) await stop();
    },
  };
}

async function runProgram(place: PostgresPlace, program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  const file = path.join(place.nativeDir, 'bin', program);
  try {
    // A working directory the unprivileged user may not enter makes both programs fail.
    await run(file, args, { ...place.user, cwd: place.dir, env: { ...process.env, LC_ALL: 'C', PGDATA: undefined } });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(`${program} failed: ${stderr.trim() || String(error)}`, { cause: error });
  }
}

const connectionFile = (place: PostgresPlace) => path.join(place.dir, 'connection.json');

function readConnection(place: PostgresPlace): Connection {
  return JSON.parse(readFileSync(connectionFile(place), 'utf8')) as Connection;
}

function writeConnection(place: PostgresPlace, connection: Connection): void {
  writeFileSync(connectionFile(place), `${JSON.stringify(connection)}\n`, { mode: 0o600 });
}

function own(place: PostgresPlace, file: string): string {
  if (place.user) chownSync(file, place.user.uid, place.user.gid);
  return file;
}

async function findFreePort(): Promise<number> {
  return listenOnce(0);
}

async function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false
  );
}

/** Binds a port of this machine for a moment; port 0 lets the system choose. */
function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}
