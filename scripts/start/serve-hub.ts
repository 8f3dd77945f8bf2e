import { type Environment } from '../../src/env';
import { ensureAdminPanel } from '../admin-panel/build';
import { provideDatabase } from '../environment/database';
import { assertPortIsFree } from '../process/port';
import { type Shutdown } from '../process/shutdown';

import { fillHub } from './fill-hub';
import { destroyHub, loadHub } from './load-hub';

export interface ServeOptions {
  /** The checkout's folder. */
  root: string;
  shutdown: Shutdown;
  /** As `prepareEnvironment` gives them. */
  environment: Environment;
  wroteEnvFile: boolean;
}

/**
 * Serves the hub in this process, and first brings about whatever that needs: the admin panel, a database, the first
 * content, an administrator. It resolves once the hub listens, which ends with the shutdown.
 *
 * @throws Error that says what is in the way, such as a port that is taken
 */
export async function serveHub({ root, shutdown, environment, wroteEnvFile }: ServeOptions): Promise<void> {
  // Before anything else: a second hub in this checkout would build and migrate under the feet of the first.
  await assertPortIsFree({ host: environment.HOST, port: environment.PORT });
  if (wroteEnvFile) console.error('› Wrote .env with new random secrets');

  if (environment.SERVE_ADMIN) await ensureAdminPanel({ root, signal: shutdown.signal });
  await provideDatabase({ root, shutdown });
  const strapi = await loadHub({ root, shutdown, serveAdminPanel: environment.SERVE_ADMIN });
  shutdown.defer(() => destroyHub(strapi));
  await fillHub({ strapi, environment });
  await strapi.listen();
}
