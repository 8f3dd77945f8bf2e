import { ensureAdminPanel } from './admin-panel/build';
import { type Command } from './command';
import { withShutdown } from './process/shutdown';

/** Builds the admin panel where it is stale; scripts/hub.mjs has compiled the server by now. */
export const run: Command = ({ root }) =>
  withShutdown(async ({ signal }) => {
    const wasBuilt = await ensureAdminPanel({ root, signal });
    if (!wasBuilt) console.log('The server and the admin panel are up to date.');
    return 0;
  });
