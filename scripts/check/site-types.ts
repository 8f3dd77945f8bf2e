import path from 'node:path';

import { captureChild } from '../process/child';
import { ensureSiteIsInstalled } from '../site/install';
import { SITE_FOLDER, SITE_TYPES } from '../site/place';
import { step } from '../terminal/step';

/**
 * Brings about what the site's sources are checked against: its packages, and the types of this checkout's REST API.
 *
 * @throws Error with what the program says that failed
 */
export async function prepareSiteTypes(root: string): Promise<void> {
  await ensureSiteIsInstalled(root);
  await step("Describing the REST API to the site's sources", async () => {
    // In a process of its own, because describing makes half a hub.
    const args = [path.join(root, 'scripts/hub.mjs'), 'types:client', '--output', SITE_TYPES];
    const { exitCode, output } = await captureChild({ args, options: { cwd: root } });
    if (exitCode !== 0) throw new Error(output.trim());
  });
}

/** @returns what Astro's own check finds in the site's pages and sources; undefined where that is nothing */
export async function findSiteTypeProblem(root: string): Promise<string | undefined> {
  const { exitCode, output } = await captureChild({
    args: ['node_modules/astro/astro.js', 'check', '--minimumSeverity', 'warning'],
    options: { cwd: path.join(root, SITE_FOLDER), env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  });
  return exitCode === 0 ? undefined : output.trim();
}
