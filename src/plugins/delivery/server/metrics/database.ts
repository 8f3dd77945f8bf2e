import type { Registry } from 'prom-client';

import { showGauge } from './counted-elsewhere';

/** The part of tarn's pool that is shown; knex has one. */
export interface Pool {
  max: number;
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

/** Shows how busy the connections to PostgreSQL are, but for the one on which the node listens. */
export function showDatabase({ registry, pool }: { registry: Registry; pool: () => Pool }): void {
  showGauge({
    registry,
    name: 'hub_database_connections',
    help: 'Open connections of the pool, by whether something uses them.',
    labelNames: ['state'],
    read: () => [
      [{ state: 'used' }, pool().numUsed()],
      [{ state: 'idle' }, pool().numFree()],
    ],
  });
  showGauge({
    registry,
    name: 'hub_database_connections_limit',
    help: 'Connections that the pool opens at most.',
    read: () => [[{}, pool().max]],
  });
  showGauge({
    registry,
    name: 'hub_database_waiting_queries',
    help: 'Queries and transactions that wait for a connection of the pool.',
    read: () => [[{}, pool().numPendingAcquires()]],
  });
}
