// @ts-check
/**
 * Serves what was built, where the build was told to put it. Takes the server's options.
 *
 * Environment: SITE_OUTPUT, the folder that was built, dist by default.
 */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { OUTPUT, SERVER } from './place.mjs';

if (existsSync(SERVER)) {
  process.argv.push(OUTPUT);
  await import(pathToFileURL(SERVER).href);
} else {
  console.error(`There is no ${SERVER}; the build of the site writes it.`);
  process.exitCode = 1;
}
