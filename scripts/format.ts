import path from 'node:path';

import { type Command } from './command';
import { runChild } from './process/child';
import { withShutdown } from './process/shutdown';

/** Formats every file the way `npm run check` wants it. */
export const run: Command = ({ root }) =>
  withShutdown((shutdown) =>
    runChild({
      args: [path.join(root, 'node_modules/prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', '.'],
      shutdown,
    })
  );
