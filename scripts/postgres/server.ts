import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { findFreePort, waitUntilReady } from './connection';
import { CLUSTER_DIR, type PostgresPlace } from './place';
import { runProgram } from './programs';

const USER = 'hub';
const START_TIMEOUT_MS = 60_000;
/** For as long as a server that another process is starting may not listen yet. */
const RIVAL_TIMEOUT_MS = 10_000;
const RETRY_MS = 100;
/** Tells this process's connections, and its children's, from those of another program. */
export const APPLICATION_NAME = `cities-hub-${process.pid}`;

/** Fills a folder with a new cluster: its data, and its owner's password beside them. */
export async function initialise(place: PostgresPlace, dir: string): Promise<void> {
  const passwordFile = path.join(dir, 'password');
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (place.user) for (const file of [dir, passwordFile]) chownSync(file, place.user.uid, place.user.gid);
  await runProgram(place, 'initdb', [
    `--pgdata=${path.join(dir, 'data')}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=und',
    '--no-instructions',
  ]);
}

/** @returns the port of the server that runs on this data already and takes connections, undefined where none does */
export async function takeOver(place: PostgresPlace): Promise<number | undefined> {
  const port = readPort(place);
  if (port === undefined) return undefined;
  return (await waitUntilReady(urlOf(place, port, 'postgres'), START_TIMEOUT_MS)) ? port : undefined;
}

/**
 * Starts the server on the data of a place.
 *
 * @returns its port
 * @throws Error with the end of its log where it does not start
 */
export async function launch(place: PostgresPlace, settings: Record<string, string>): Promise<number> {
  removeTraceOfKilled(place);
  const port = await findFreePort();
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const logFile = path.join(place.dir, 'postgres.log');
  try {
    await runProgram(place, 'pg_ctl', [
      'start',
      '--wait',
      `--timeout=${START_TIMEOUT_MS / 1000}`,
      `--pgdata=${dataDirOf(place)}`,
      `--log=${logFile}`,
      `--options=${Object.entries(options)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' ')}`,
    ]);
    return port;
  } catch (error) {
    const rivalPort = await awaitRival(place);
    if (rivalPort !== undefined) return rivalPort;
    const log = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
    throw new Error(`PostgreSQL did not start.\n${(error as Error).message}\nThe end of ${logFile}:\n${log}`, {
      cause: error,
    });
  }
}

/** Another process may have begun to start the same server a moment ago. */
async function awaitRival(place: PostgresPlace): Promise<number | undefined> {
  const deadlineMs = Date.now() + RIVAL_TIMEOUT_MS;
  while (readPort(place) !== undefined && Date.now() < deadlineMs) {
    const port = await takeOver(place);
    if (port !== undefined) return port;
    await wait(RETRY_MS);
  }
  return undefined;
}

/**
 * A server that was killed stays in the table of processes until process 1 has taken note of its end, which in a
 * container can be never; PostgreSQL believes that it runs and refuses to start. What could still use its data, its own
 * children, PostgreSQL finds by their shared memory.
 */
function removeTraceOfKilled(place: PostgresPlace): void {
  const pid = readPidFile(place)[0];
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "11 (postgres) Z 1 …": https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    if (stat.slice(stat.lastIndexOf(')')).startsWith(') Z')) rmSync(pidFileOf(place));
  } catch (error) {
    // It has ended, or this system has no /proc.
    if (!isMissingFile(error)) throw error;
  }
}

function readPort(place: PostgresPlace): number | undefined {
  const port = readPidFile(place)[3];
  return port ? Number(port) : undefined;
}

/** Its lines: https://www.postgresql.org/docs/current/storage-file-layout.html. A server that was killed leaves it behind. */
function readPidFile(place: PostgresPlace): string[] {
  try {
    return readFileSync(pidFileOf(place), 'utf8').split('\n');
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}

function isMissingFile(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function pidFileOf(place: PostgresPlace): string {
  return path.join(dataDirOf(place), 'postmaster.pid');
}

/** Stops the server; open transactions are rolled back. */
export async function halt(place: PostgresPlace): Promise<void> {
  await runProgram(place, 'pg_ctl', ['stop', '--wait', '--mode=fast', `--pgdata=${dataDirOf(place)}`]);
}

/** @returns the address of one of the server's databases */
export function urlOf(place: PostgresPlace, port: number, database: string): string {
  const password = readFileSync(path.join(place.dir, CLUSTER_DIR, 'password'), 'utf8');
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}?application_name=${APPLICATION_NAME}`;
}

function dataDirOf(place: PostgresPlace): string {
  return path.join(place.dir, CLUSTER_DIR, 'data');
}
