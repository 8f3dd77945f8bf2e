// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, URL } from 'node:url';

/** The site's own folder. */
export const SITE = fileURLToPath(new URL('..', import.meta.url));

/** The folder that is built, and served. */
export const OUTPUT = path.resolve(SITE, process.env.SITE_OUTPUT || 'dist');

/** The file that serves it. */
export const SERVER = `${OUTPUT}-server.cjs`;

/**
 * A build takes its folder's place with all that is in it.
 *
 * @param {string} folder
 * @throws Error where it holds something else than a build
 */
export function assertIsBuild(folder) {
  if (!existsSync(folder) || readdirSync(folder).length === 0 || existsSync(path.join(folder, '404.html'))) return;
  throw new Error(`SITE_OUTPUT: ${folder} holds something else than a built site, and would be lost.`);
}
