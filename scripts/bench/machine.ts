import os from 'node:os';

import type { Stand } from './stand';

/** @returns one line on what the figures were measured on */
export async function describeMachine({ query }: Pick<Stand, 'query'>): Promise<string> {
  const [postgres] = await query<{ server_version: string }>('SHOW server_version');
  const cores = os.cpus();
  return [
    `${cores.length} cores (${cores[0]?.model.trim() ?? os.arch()})`,
    `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${postgres?.server_version}`,
    `load average ${os.loadavg()[0]?.toFixed(1)} at the end`,
  ].join(', ');
}
