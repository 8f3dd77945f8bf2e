import type { Core } from '@strapi/strapi';
import type { ClientConfig } from 'pg';

import { createOutageErrors } from './answer-outages';
import { guardPool, type PoolGuard } from './guard-pool';
import { outliveOutages } from './outlive-outages';
import { watchDatabase, type DatabaseWatch } from './watch-database';

export { outageIn } from './outage';

const running = new WeakMap<Core.Strapi, { guard: PoolGuard; watch: DatabaseWatch; endOutliving: () => void }>();

/** Has requests that fail because of the database answered as such. Call it while the hub registers, before what makes answers. */
export function registerOutages({ strapi }: { strapi: Core.Strapi }): void {
  strapi.server.use(createOutageErrors());
}

/**
 * Lets nothing wait for a database that hangs, and takes note of the requests that it fails. Call it once the database is there.
 * Until PostgreSQL is back the hub goes on by itself: nothing has to be restarted.
 *
 * @param onBack - called when the database can be asked again: what went on behind requests may have been broken off
 */
export function startOutages({ strapi, onBack }: { strapi: Core.Strapi; onBack: () => void }): void {
  const guard = guardPool({ strapi });
  const watch = watchDatabase({
    connection: strapi.config.get<ClientConfig>('database.connection.connection'),
    onConnectionsDead: () => {
      strapi.log.warn('The database does not answer: its connections are closed.');
      guard.closeConnections();
    },
    onHung: () => guard.refuse(),
    onHungNoMore: () => guard.allow(),
    onBack: () => {
      strapi.log.warn('The database can be asked again.');
      onBack();
    },
  });
  running.set(strapi, { guard, watch, endOutliving: outliveOutages({ strapi }) });
}

/** Ends all of it, also where `startOutages` was not called. */
export async function stopOutages({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { guard, watch, endOutliving } = running.get(strapi) ?? {};
  running.delete(strapi);
  endOutliving?.();
  guard?.allow();
  await watch?.stop();
}
