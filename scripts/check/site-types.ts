import path from 'node:path';

import { captureChild } from '../process/child';
import { ensureSiteIsInstalled } from '../site/install';
import { SITE_FOLDER, SITE_TYPES } from '../site/place';

/**
 * Has Astro check the site's pages and sources against its packages, which are installed where they are missing, and
 * against the REST API of this checkout.
 *
 * @returns what is wrong; undefined where nothing is
 */
export async function findSiteTypeProblem(root: string): Promise<string | undefined> {
  await ensureSiteIsInstalled(root);
  // In a process of its own, because describing the API makes half a hub.
  const describing = await captureChild({
    args: [path.join(root, 'scripts/hub.mjs'), 'types:client', '--output', SITE_TYPES],
    options: { cwd: root },
  });
  if (describing.exitCode !== 0) return describing.output.trim();

  const { exitCode, output } = await captureChild({
    args: ['node_modules/astro/astro.js', 'check', '--minimumSeverity', 'warning'],
    options: { cwd: path.join(root, SITE_FOLDER), env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  });
  return exitCode === 0 ? undefined : output.trim();
}
