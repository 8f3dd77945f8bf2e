// @ts-check
/**
 * Builds the site into a new folder, and puts it into the old one's place only when all of it is there. A hub that is
 * down, or answers with an error, stops the build; what was built last stays as it is.
 *
 * Environment: HUB_URL, where the hub answers; SITE_URL, where the site will be.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, URL } from 'node:url';

import { build } from 'astro';

import { writeFonts } from './subset-fonts.mjs';

const SITE = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(SITE, 'dist');
const next = path.join(SITE, 'dist.next');
const previous = path.join(SITE, 'dist.previous');

const startedAt = performance.now();
let pageCount = 0;
process.chdir(SITE);
rmSync(next, { recursive: true, force: true });
try {
  if (!existsSync('src/generated/cities-hub.d.ts')) {
    throw new Error(
      'The types of the REST API are missing: `npm run site:build` in a checkout of the hub writes them.'
    );
  }
  await writeFonts();
  await build({
    root: SITE,
    outDir: next,
    logLevel: 'warn',
    integrations: [{ name: 'count', hooks: { 'astro:build:done': ({ pages }) => void (pageCount = pages.length) } }],
  });
} catch (error) {
  rmSync(next, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  console.error(`The site was not built.${existsSync(output) ? ' What was built last is still in dist.' : ''}`);
  process.exit(1);
}

rmSync(previous, { recursive: true, force: true });
if (existsSync(output)) renameSync(output, previous);
renameSync(next, output);
rmSync(previous, { recursive: true, force: true });
console.log(
  `Built ${pageCount} pages in ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${path.relative(process.env.INIT_CWD ?? SITE, output)}`
);
