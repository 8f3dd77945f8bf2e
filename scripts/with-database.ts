import path from 'node:path';

import { asksForHelp } from './arguments';
import { type Command } from './command';
import { provideDatabase } from './environment/database';
import { prepareEnvironment } from './environment/environment';
import { runChild } from './process/child';
import { withShutdown } from './process/shutdown';

/**
 * Runs a program, the first argument, with the hub's environment and a database that answers. To say how it is used it needs neither.
 *
 * @returns the program's exit code
 */
export const run: Command = ({ root, args: [file = '', ...args] }) =>
  withShutdown(async (shutdown) => {
    if (!asksForHelp(args)) {
      prepareEnvironment(root);
      await provideDatabase({ root, shutdown });
    }
    return runChild({ args: [path.join(root, file), ...args], shutdown });
  });
