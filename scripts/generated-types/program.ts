import path from 'node:path';

import { createStrapi } from '@strapi/strapi';
import { generators } from '@strapi/typescript-utils';

/** Runs in a process of its own, because it makes half a hub: as far as its content types are known. */
async function main([root = '', outDir = '']: string[]): Promise<void> {
  const strapi = await createStrapi({
    appDir: root,
    distDir: path.join(root, 'dist'),
    serveAdminPanel: false,
  }).register();
  await generators.generate({
    strapi,
    pwd: root,
    rootDir: outDir,
    artifacts: { contentTypes: true, components: true },
  });
  process.exit(0);
}

void main(process.argv.slice(2));
