// @ts-check
import { renameSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';

import { build } from 'esbuild';

/**
 * Writes the site's server with all its packages into one file, which needs nothing beside it but Node.
 *
 * @param {string} file
 */
export async function buildServer(file) {
  const unfinished = `${file}.${process.pid}`;
  await build({
    entryPoints: [fileURLToPath(new URL('../server/main.ts', import.meta.url))],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  renameSync(unfinished, file);
}
