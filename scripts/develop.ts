import path from 'node:path';

import { asksForHelp } from './arguments';
import { type Command } from './command';
import { provideDatabase } from './environment/database';
import { prepareEnvironment } from './environment/environment';
import { runChild } from './process/child';
import { assertPortIsFree } from './process/port';
import { withShutdown } from './process/shutdown';
import { fillHub } from './start/fill-hub';
import { destroyHub, loadHub } from './start/load-hub';

const STRAPI = 'node_modules/@strapi/strapi/bin/strapi.js';

/**
 * Runs Strapi's own `develop`, with its arguments, which restarts the hub on every change and has the Content-Type
 * Builder. It wants a process of its own, since it starts itself again; this one brings the database and its content.
 */
export const run: Command = ({ root, args }) =>
  withShutdown(async (shutdown) => {
    const develop = () => runChild({ args: [path.join(root, STRAPI), 'develop', ...args], shutdown });
    if (asksForHelp(args)) return develop();

    const { environment } = prepareEnvironment(root);
    await assertPortIsFree({ host: environment.HOST, port: environment.PORT });
    await provideDatabase({ root, shutdown });

    const strapi = await loadHub({ root, shutdown, serveAdminPanel: false });
    await fillHub({ strapi, environment });
    await destroyHub(strapi);

    shutdown.markReady();
    return develop();
  });
