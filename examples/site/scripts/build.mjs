// @ts-check
/**
 * Builds the site into a new folder, and puts it into the old one's place only when all of it is there. A hub that is
 * down, or answers with an error, stops the build; what was built last stays as it is. The site's server is written
 * beside it.
 *
 * Environment: HUB_URL, where the hub answers; SITE_URL, where the site will be; SITE_OUTPUT, the folder to build, dist
 * by default; SITE_CACHE, where answers are kept, .cache by default.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { build } from 'astro';

import { holdBuild } from './build-lock.mjs';
import { buildServer } from './build-server.mjs';
import { compressFolder } from './compress.mjs';
import { assertIsBuild, OUTPUT, SERVER, SITE } from './place.mjs';
import { writeFonts } from './subset-fonts.mjs';

process.chdir(SITE);
const next = `${OUTPUT}.next`;
const previous = `${OUTPUT}.previous`;
// Files of the hub are put here while pages are made; src/settings.ts reads it.
process.env.SITE_BUILD_FOLDER = next;

const startedAt = performance.now();
let pageCount = 0;
try {
  assertIsBuild(OUTPUT);
  process.once('exit', holdBuild(path.join(SITE, '.building')));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
rmSync(next, { recursive: true, force: true });
// For a site outside this folder Astro works here, and copies all of it along: also what a build that failed has left.
rmSync('.astro', { recursive: true, force: true });
try {
  await writeFonts();
  await build({
    root: SITE,
    outDir: next,
    logLevel: 'warn',
    integrations: [{ name: 'count', hooks: { 'astro:build:done': ({ pages }) => void (pageCount = pages.length) } }],
  });
  await compressFolder(next);
  await buildServer(SERVER);
} catch (error) {
  rmSync(next, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  console.error(`The site was not built.${existsSync(OUTPUT) ? ' What was built last is still there.' : ''}`);
  process.exit(1);
}

rmSync(previous, { recursive: true, force: true });
if (existsSync(OUTPUT)) renameSync(OUTPUT, previous);
renameSync(next, OUTPUT);
rmSync(previous, { recursive: true, force: true });
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`Built ${pageCount} pages in ${seconds} s: ${path.relative(process.env.INIT_CWD || SITE, OUTPUT)}`);
