import autocannon from 'autocannon';

import type { Stand } from '../stand';
import type { Worker } from '../worker-client';

import type { PageRequest } from './requests';

/** A server under load. */
export interface Side {
  name: string;
  worker: Worker;
  origin: string;
  database: string;
}

/** What one burst of load showed, per page. */
export interface Burst {
  pagesPerSecond: number;
  /** Processor time of the server's process. */
  nodeMs: number;
  /** What PostgreSQL worked for it; it reports no oftener than each second, so a single burst's figure is rough. */
  postgresMs: number;
  bytes: number;
}

/** Enough that neither the server nor PostgreSQL waits for the other. */
const CONNECTIONS = 16;

/**
 * Asks a server for pages, as fast as it answers.
 *
 * @param firstNumber - of the first page
 * @param status - what every answer has to have
 * @throws Error where one has another
 */
export async function load(
  { query }: Pick<Stand, 'query'>,
  {
    side,
    page,
    firstNumber = 0,
    seconds,
    headers = {},
    status = 200,
  }: {
    side: Side;
    page: Pick<PageRequest, 'paths'>;
    firstNumber?: number;
    seconds: number;
    headers?: Record<string, string>;
    status?: number;
  }
): Promise<Burst> {
  const before = await usageOf({ query }, side);
  let number = firstNumber;
  let paths: string[] = [];
  const next = () => {
    if (paths.length === 0) paths = page.paths(number++);
    return paths.shift() as string;
  };
  const result = await autocannon({
    url: side.origin,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
    requests: [{ setupRequest: (request) => ({ ...request, path: next() }) }],
  });
  const answers = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  if (result.errors > 0 || answers < result.requests.total) {
    const statuses = JSON.stringify(result.statusCodeStats);
    throw new Error(`${side.name} answered ${statuses}, ${result.errors} errors: ${page.paths(firstNumber).join(' ')}`);
  }
  const after = await usageOf({ query }, side);
  const pages = answers / page.paths(firstNumber).length;
  return {
    pagesPerSecond: pages / result.duration,
    nodeMs: (after.nodeMs - before.nodeMs) / pages,
    postgresMs: (after.postgresMs - before.postgresMs) / pages,
    bytes: result.throughput.total / pages,
  };
}

async function usageOf({ query }: Pick<Stand, 'query'>, { worker, database }: Side) {
  const [row] = await query<{ ms: number }>(
    `SELECT active_time AS ms FROM pg_stat_database WHERE datname = '${database}'`
  );
  return { nodeMs: await worker.run('processorTime', undefined), postgresMs: Number(row?.ms) };
}
