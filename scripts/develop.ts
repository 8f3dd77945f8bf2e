import path from 'node:path';

import { type Command } from './command';
import { provideDatabase } from './environment/database';
import { prepareEnvironment } from './environment/environment';
import { runChild } from './process/child';
import { assertPortIsFree } from './process/port';
import { withShutdown } from './process/shutdown';
import { fillHub } from './start/fill-hub';
import { destroyHub, loadHub } from './start/load-hub';

/**
 * Runs Strapi's own `develop`, with its arguments, which restarts the hub on every change and has the Content-Type
 * Builder. It wants a process of its own, since it starts itself again; this one brings the database and its content.
 */
export const run: Command = ({ root, args }) =>
  withShutdown(async (shutdown) => {
    const { environment } = prepareEnvironment(root);
    await assertPortIsFree({ host: environment.HOST, port: environment.PORT });
    await provideDatabase({ root, shutdown });

    const strapi = await loadHub({ root, shutdown, serveAdminPanel: false });
    await fillHub({ strapi, environment });
    await destroyHub(strapi);

    shutdown.markReady();
    return runChild({
      args: [path.join(root, 'node_modules/@strapi/strapi/bin/strapi.js'), 'develop', ...args],
      shutdown,
    });
  });
