// @ts-check
/**
 * Builds the site into a new folder, and puts it into the old one's place only when all of it is there. A hub that is
 * down, or answers with an error, stops the build; what was built last stays as it is.
 *
 * Environment: HUB_URL, where the hub answers; SITE_URL, where the site will be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SITE = fileURLToPath(new URL('..', import.meta.url));
const folder = (/** @type {string} */ name) => path.join(SITE, name);
const [output, next, previous] = [folder('dist'), folder('dist.next'), folder('dist.previous')];

if (!existsSync(folder('src/generated/cities-hub.d.ts'))) {
  fail('The types of the REST API are missing: run `npm run site:build` in the checkout of the hub, which writes them.');
}
run(folder('scripts/subset-fonts.mjs'), []);
rmSync(next, { recursive: true, force: true });
const astro = path.join(path.dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'astro.js');
run(astro, ['build', '--outDir', 'dist.next', ...process.argv.slice(2)]);

rmSync(previous, { recursive: true, force: true });
if (existsSync(output)) renameSync(output, previous);
renameSync(next, output);
rmSync(previous, { recursive: true, force: true });

/**
 * @param {string} file
 * @param {string[]} args
 */
function run(file, args) {
  const { status, signal } = spawnSync(process.execPath, [file, ...args], {
    cwd: SITE,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (signal) process.exit(130);
  if (status === 0) return;
  rmSync(next, { recursive: true, force: true });
  fail(existsSync(output) ? 'The site was not built. The last one is still in dist.' : 'The site was not built.');
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
