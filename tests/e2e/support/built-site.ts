import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { captureChild } from '../../../scripts/process/child';
import { ensureSiteIsInstalled } from '../../../scripts/site/install';
import { SITE_FOLDER } from '../../../scripts/site/place';
import { inTurn } from '../../support/databases';

const ROOT = path.resolve(__dirname, '../../..');

/** The reference site, built in a folder of its own. */
export interface BuiltSite {
  /** Where its files are. */
  folder: string;
  /** The file that serves them. */
  server: string;
  /** Builds it as `npm run site:build` does, from its own hub or from another. */
  build: (hubUrl?: string) => Promise<{ exitCode: number; output: string }>;
  remove: () => void;
}

/** @param ownHubUrl - of the hub it is built from where no other is said */
export async function createSite(ownHubUrl: string): Promise<BuiltSite> {
  await ensureSiteIsInstalled(ROOT);
  const place = mkdtempSync(path.join(tmpdir(), 'cities-hub-site-'));
  const folder = path.join(place, 'dist');
  const variables = { SITE_OUTPUT: folder, SITE_CACHE: path.join(place, 'cache') };
  return {
    folder,
    server: `${folder}-server.cjs`,
    // One project takes one build at a time, and test files run beside each other.
    build: (hubUrl = ownHubUrl) =>
      inTurn('site build', () =>
        captureChild({
          args: ['scripts/build.mjs'],
          options: {
            cwd: path.join(ROOT, SITE_FOLDER),
            env: {
              ...process.env,
              ...variables,
              HUB_URL: hubUrl,
              NODE_ENV: 'production',
              ASTRO_TELEMETRY_DISABLED: '1',
            },
          },
        })
      ),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
