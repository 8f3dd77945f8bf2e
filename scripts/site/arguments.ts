import { asksForHelp, readArguments, UsageError } from '../arguments';

import { SITE_OUTPUT } from './place';

const DEFAULT_PORT = '4321';
const DEFAULT_ADDRESS = `http://localhost:${DEFAULT_PORT}`;

export type SiteRequest = { action: 'help' } | { action: 'serve'; port: number; isLive: boolean };
export type SiteBuildRequest = { action: 'help' } | { action: 'build'; hub: URL | undefined; address: URL };

export const SITE_USAGE = `Usage: npm run site -- [options]

Serves the hub and, beside it, the reference site that is built from its REST API. The first time, everything that is
missing is installed, built and seeded.

  --port <number>  where the site answers; ${DEFAULT_PORT} by default. The hub's own is PORT
  --live           builds nothing: pages are made when they are asked for, and show what was published since
  --help           show this

Exit codes: 0 stopped by Ctrl-C, 1 failed, 2 arguments that make no sense.`;

export const SITE_BUILD_USAGE = `Usage: npm run site:build -- [options]

Builds the reference site, static files in ${SITE_OUTPUT}, from the REST API of a hub that runs. Only what has changed
since the last build is fetched again; files that readers can open are taken along. Where the hub is down or answers
with an error, the request is named, and what was built last stays. Where it asks to wait, the build waits.

  --hub <address>  of the hub; this checkout's own by default, at PORT
  --url <address>  where the site will be, such as https://cities.example.org; ${DEFAULT_ADDRESS} by default
  --help           show this

Exit codes: 0 built, 1 failed, 2 arguments that make no sense.`;

/**
 * @param args - the command line behind `npm run site --`
 * @throws UsageError that names the argument and what is allowed
 */
export function parseSiteArguments(args: string[]): SiteRequest {
  if (asksForHelp(args)) return { action: 'help' };
  const { values } = readArguments({
    args,
    options: { port: { type: 'string', default: DEFAULT_PORT }, live: { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65_535)
    throw new UsageError(`--port takes a number from 1 to 65535, not "${values.port}"`);
  return { action: 'serve', port, isLive: values.live };
}

/**
 * @param args - the command line behind `npm run site:build --`
 * @throws UsageError that names the argument and what is allowed
 */
export function parseSiteBuildArguments(args: string[]): SiteBuildRequest {
  if (asksForHelp(args)) return { action: 'help' };
  const { values } = readArguments({
    args,
    options: { hub: { type: 'string' }, url: { type: 'string', default: DEFAULT_ADDRESS } },
  });
  return {
    action: 'build',
    hub: values.hub === undefined ? undefined : addressOf({ option: '--hub', text: values.hub }),
    address: addressOf({ option: '--url', text: values.url }),
  };
}

/** Without a path: the site's pages lead to each other, and the hub's files are named, from the root of their host. */
function addressOf({ option, text }: { option: string; text: string }): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`) return url;
  throw new UsageError(`${option} takes an address without a path, such as https://hub.example.org, not "${text}"`);
}
