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
import { fileURLToPath, URL } from 'node:url';

import { build } from 'astro';

import { holdBuild } from './build-lock.mjs';
import { buildServer } from './build-server.mjs';
import { compressFolder } from './compress.mjs';
import { writeFonts } from './subset-fonts.mjs';

const SITE = fileURLToPath(new URL('..', import.meta.url));
process.chdir(SITE);
const output = path.resolve(process.env.SITE_OUTPUT || 'dist');
const next = `${output}.next`;
const previous = `${output}.previous`;
// Files of the hub are put here while pages are made; src/settings.ts reads it.
process.env.SITE_BUILD_FOLDER = next;

const startedAt = performance.now();
let pageCount = 0;
try {
  process.once('exit', holdBuild(path.join(SITE, '.building')));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
rmSync(next, { recursive: true, force: true });
try {
  await writeFonts();
  await build({
    root: SITE,
    outDir: next,
    logLevel: 'warn',
    integrations: [{ name: 'count', hooks: { 'astro:build:done': ({ pages }) => void (pageCount = pages.length) } }],
  });
  await compressFolder(next);
  await buildServer(`${output}-server.cjs`);
} catch (error) {
  rmSync(next, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  console.error(`The site was not built.${existsSync(output) ? ' What was built last is still there.' : ''}`);
  process.exit(1);
}

rmSync(previous, { recursive: true, force: true });
if (existsSync(output)) renameSync(output, previous);
renameSync(next, output);
rmSync(previous, { recursive: true, force: true });
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`Built ${pageCount} pages in ${seconds} s: ${path.relative(process.env.INIT_CWD || SITE, output)}`);
