import { type Command } from './command';
import { prepareEnvironment } from './environment/environment';
import { withShutdown } from './process/shutdown';
import { announceUrls } from './start/announce';
import { serveHub } from './start/serve-hub';

/** Serves the hub, and first brings about whatever that needs. It resolves only where that fails. */
export const run: Command = ({ root }) =>
  withShutdown(async (shutdown) => {
    const prepared = prepareEnvironment(root);
    await serveHub({ root, shutdown, ...prepared });
    shutdown.markReady();
    announceUrls(prepared.environment);
    return new Promise<never>(() => {});
  });
