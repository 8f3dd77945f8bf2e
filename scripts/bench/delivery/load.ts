import { Pool } from 'undici';

import type { Stand } from '../stand';
import type { Worker } from '../worker-client';

import type { PageRequest } from './requests';

/** A server under load. */
export interface Side {
  name: string;
  worker: Worker;
  origin: string;
  database: string;
  /** Whether it takes `view`. */
  hasViews: boolean;
}

/** What one burst of load showed, per page. */
export interface Burst {
  pagesPerSecond: number;
  /** Processor time of the server's process. */
  nodeMs: number;
  /** What PostgreSQL worked for it; it reports no oftener than each second, so a single burst's figure is rough. */
  postgresMs: number;
  /** Of bodies. */
  bytes: number;
}

/** Says what a burst showed. */
export const describeBurst = ({ pagesPerSecond, nodeMs, postgresMs, bytes }: Burst): string =>
  `${pagesPerSecond.toFixed(0)}/s (Node ${nodeMs.toFixed(1)} ms, PostgreSQL ${postgresMs.toFixed(1)} ms, ${(bytes / 1000).toFixed(0)} kB)`;

/** What a server is asked for. */
export interface Load {
  side: Side;
  page: Pick<PageRequest, 'paths'>;
  /** Of the first page. */
  firstNumber?: number;
  seconds: number;
  headers?: Record<string, string>;
  /** What every answer has to have. */
  status?: number;
}

/** Enough that neither the server nor PostgreSQL waits for the other. */
const CONNECTIONS = 16;

/**
 * Asks a server for pages, as fast as it answers. Each reader asks for the requests of a page one after the other.
 *
 * @throws Error where an answer has another status
 */
export async function load(
  { query }: Pick<Stand, 'query'>,
  { side, page, firstNumber = 0, seconds, headers = {}, status = 200 }: Load
): Promise<Burst> {
  const readers = new Pool(side.origin, { connections: CONNECTIONS, pipelining: 1 });
  const before = await usageOf({ query }, side);
  const startedAt = performance.now();
  let number = firstNumber;
  let pages = 0;
  let bytes = 0;
  const read = async () => {
    while (performance.now() < startedAt + seconds * 1_000) {
      for (const path of page.paths(number++)) {
        const size = await ask(readers, { path, headers, status });
        bytes += size;
      }
      pages += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, read)).finally(() => readers.close());
  const durationMs = performance.now() - startedAt;
  const after = await usageOf({ query }, side);
  return {
    pagesPerSecond: (pages * 1_000) / durationMs,
    nodeMs: (after.nodeMs - before.nodeMs) / pages,
    postgresMs: (after.postgresMs - before.postgresMs) / pages,
    bytes: bytes / pages,
  };
}

/**
 * Asks with as little work as can be: whatever the one who asks does, the server cannot do on a machine of two cores.
 *
 * @returns the bytes of the body
 */
const ask = (
  readers: Pool,
  { path, headers, status }: { path: string; headers: Record<string, string>; status: number }
): Promise<number> =>
  new Promise((resolve, reject) => {
    let bytes = 0;
    readers.dispatch(
      { path, method: 'GET', headers },
      {
        // undici takes one without it for a handler in its older form.
        onRequestStart: () => undefined,
        onResponseStart(_controller, answered) {
          if (answered !== status) reject(new Error(`${path} was answered with ${answered} in place of ${status}`));
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
        },
        onResponseEnd: () => resolve(bytes),
        onResponseError: (_controller, error) => reject(error),
      }
    );
  });

async function usageOf({ query }: Pick<Stand, 'query'>, { worker, database }: Side) {
  const [row] = await query<{ ms: number }>(
    `SELECT active_time AS ms FROM pg_stat_database WHERE datname = '${database}'`
  );
  return { nodeMs: await worker.run('processorTime', undefined), postgresMs: Number(row?.ms) };
}
