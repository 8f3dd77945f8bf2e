import os from 'node:os';
import path from 'node:path';

import { type Command } from './command';
import { runChild } from './process/child';
import { withShutdown } from './process/shutdown';

/** Runs jest with its own arguments. */
export const run: Command = ({ root, args }) =>
  withShutdown((shutdown) =>
    runChild({
      args: [path.join(root, 'node_modules/jest/bin/jest.js'), ...args],
      // Strapi reads .env by itself; what a developer set there must not change what a test sees.
      options: { env: { ...process.env, ENV_PATH: os.devNull } },
      shutdown,
    })
  );
