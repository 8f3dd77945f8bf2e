import { UsageError } from './arguments';
import { type Command } from './command';
import { loadEnvFile } from './environment/env-file';
import { withShutdown } from './process/shutdown';
import { parseSiteBuildArguments, SITE_BUILD_USAGE } from './site/arguments';
import { buildSite, prepareSite } from './site/build';

/** Builds the reference site from a hub that runs. */
export const run: Command = ({ root, args }) =>
  withShutdown(async (shutdown) => {
    try {
      const request = parseSiteBuildArguments(args);
      if (request.action === 'help') {
        console.log(SITE_BUILD_USAGE);
        return 0;
      }
      loadEnvFile(root);
      const hub = request.hub ?? new URL(`http://localhost:${process.env.PORT || 1337}`);
      await prepareSite({ root, hub });
      return await buildSite({ root, shutdown, hub, address: request.address });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(`${error.message}\n\n${SITE_BUILD_USAGE}`);
      return 2;
    }
  });
