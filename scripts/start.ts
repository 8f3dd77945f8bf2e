import { ensureAdminPanel } from './admin-panel/build';
import { type Command } from './command';
import { provideDatabase } from './environment/database';
import { prepareEnvironment } from './environment/environment';
import { assertPortIsFree } from './process/port';
import { withShutdown } from './process/shutdown';
import { announceUrls } from './start/announce';
import { fillHub } from './start/fill-hub';
import { destroyHub, loadHub } from './start/load-hub';

/** Serves the hub, and first brings about whatever that needs. It resolves only where that fails. */
export const run: Command = ({ root }) =>
  withShutdown(async (shutdown) => {
    const { environment, wroteEnvFile } = prepareEnvironment(root);
    // Before anything else: a second hub in this checkout would build and migrate under the feet of the first.
    await assertPortIsFree({ host: environment.HOST, port: environment.PORT });
    if (wroteEnvFile) console.log('› Wrote .env with new random secrets');

    if (environment.SERVE_ADMIN) await ensureAdminPanel({ root, signal: shutdown.signal });
    await provideDatabase({ root, shutdown });
    const strapi = await loadHub({ root, shutdown, serveAdminPanel: environment.SERVE_ADMIN });
    shutdown.defer(() => destroyHub(strapi));
    await fillHub({ strapi, environment });
    await strapi.listen();
    shutdown.markReady();
    announceUrls(environment);
    return new Promise<never>(() => {});
  });
