import path from 'node:path';

import { captureChild } from '../../process/child';
import { SITE_FOLDER } from '../../site/place';

/** A build of the reference site, as it tells of itself. */
export interface SiteBuild {
  pages: number;
  requests: number;
  /** Of the requests, those whose answers were here already. */
  unchanged: number;
  /** From the start of its process to its end. */
  seconds: number;
  /** What its process took of the processors meanwhile, also where other work takes most of them. */
  processorSeconds: number;
}

/**
 * Builds the reference site in a process of its own, as `npm run site:build` does.
 *
 * @param place - a folder for the site, and for what it keeps between builds
 * @throws Error with what the build says where it fails
 */
export async function buildSite({ root, hub, place }: { root: string; hub: URL; place: string }): Promise<SiteBuild> {
  const variables = {
    ...{ HUB_URL: hub.href, SITE_OUTPUT: path.join(place, 'dist'), SITE_CACHE: path.join(place, 'cache') },
    ...{ NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  };
  const startedAt = performance.now();
  const { exitCode, output } = await captureChild({
    args: ['--require', path.join(__dirname, 'tell-processor-time.js'), 'scripts/build.mjs'],
    options: { cwd: path.join(root, SITE_FOLDER), env: { ...process.env, ...variables } },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const [, requests, unchanged] = /asked (\d+) times; (\d+) answers/.exec(output) ?? [];
  const [, pages] = /Built (\d+) pages/.exec(output) ?? [];
  const [, processorSeconds] = /Processor time: ([\d.]+) s/.exec(output) ?? [];
  if (exitCode !== 0 || !requests || !unchanged || !pages) throw new Error(`The site was not built:\n${output}`);
  return {
    ...{ pages: Number(pages), requests: Number(requests), unchanged: Number(unchanged) },
    ...{ seconds, processorSeconds: Number(processorSeconds) },
  };
}
