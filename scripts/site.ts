import { UsageError } from './arguments';
import { type Command } from './command';
import { prepareEnvironment } from './environment/environment';
import { assertPortIsFree } from './process/port';
import { withShutdown, type Shutdown } from './process/shutdown';
import { parseSiteArguments, SITE_USAGE } from './site/arguments';
import { buildSite, prepareSite, runSiteProgram, type SiteOptions } from './site/build';
import { announceUrls } from './start/announce';
import { serveHub } from './start/serve-hub';

const HOST = '127.0.0.1';
/** What serves pages that are made when they are asked for, and what serves built ones. */
const LIVE = ['node_modules/astro/astro.js', 'dev'];
const BUILT = ['scripts/preview.mjs'];

/** Serves the hub and the site that is built from it. */
export const run: Command = ({ root, args }) =>
  withShutdown(async (shutdown) => {
    try {
      const request = parseSiteArguments(args);
      if (request.action === 'help') {
        console.log(SITE_USAGE);
        return 0;
      }
      return await serveBoth({ root, shutdown, ...request });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(`${error.message}\n\n${SITE_USAGE}`);
      return 2;
    }
  });

interface BothOptions {
  root: string;
  shutdown: Shutdown;
  port: number;
  isLive: boolean;
}

async function serveBoth({ root, shutdown, port, isLive }: BothOptions): Promise<number> {
  await assertPortIsFree({ host: HOST, port });
  const prepared = prepareEnvironment(root);
  await serveHub({ root, shutdown, ...prepared });

  const hub = new URL(`http://localhost:${prepared.environment.PORT}`);
  const site: SiteOptions = { root, shutdown, hub, address: new URL(`http://localhost:${port}`) };
  await prepareSite(site);
  const place = ['--host', HOST, '--port', String(port)];
  if (isLive) {
    const exitCode = await runSiteProgram({ ...site, args: ['scripts/subset-fonts.mjs'] });
    if (exitCode !== 0) return exitCode;
  } else {
    const exitCode = await buildSite(site);
    if (exitCode !== 0) return exitCode;
  }
  shutdown.markReady();
  announceUrls(prepared.environment, site.address);
  return runSiteProgram({ ...site, args: [...(isLive ? LIVE : BUILT), ...place] });
}
