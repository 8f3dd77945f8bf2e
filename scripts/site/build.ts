import path from 'node:path';

import { fetchDocument } from '../client-types/read-document';
import { writeTypes } from '../client-types/write-types';
import { runChild } from '../process/child';
import { type Shutdown } from '../process/shutdown';

import { ensureSiteIsInstalled } from './install';
import { SITE_FOLDER, SITE_TYPES } from './place';

export interface SiteOptions {
  /** The checkout's folder. */
  root: string;
  shutdown: Shutdown;
  /** Where the hub answers. */
  hub: URL;
  /** Where the site is, or will be. */
  address: URL;
}

/**
 * Installs what the site needs, and describes the hub's REST API to it.
 *
 * @throws Error that names the request where the hub gives no description
 */
export async function prepareSite({ root, hub }: Pick<SiteOptions, 'root' | 'hub'>): Promise<void> {
  await ensureSiteIsInstalled(root);
  await writeTypes({ document: await fetchDocument(hub), file: path.join(root, SITE_TYPES) });
}

/**
 * Builds the site.
 *
 * @returns the exit code; 0 where it is built
 */
export function buildSite({ root, shutdown, hub, address }: SiteOptions): Promise<number> {
  return runSiteProgram({ root, shutdown, hub, address, args: ['scripts/build.mjs'] });
}

/** Runs a program of the site's, in its folder. */
export function runSiteProgram({
  root,
  shutdown,
  hub,
  address,
  args,
}: SiteOptions & { args: string[] }): Promise<number> {
  return runChild({
    args,
    options: {
      cwd: path.join(root, SITE_FOLDER),
      env: { ...process.env, HUB_URL: hub.href, SITE_URL: address.href, ASTRO_TELEMETRY_DISABLED: '1' },
    },
    shutdown,
  });
}
