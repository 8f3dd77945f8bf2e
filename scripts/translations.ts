import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { keepOutputForLines } from './terminal/output';
import { runTranslations } from './translations/run-translations';

const ROOT = path.resolve(__dirname, '../..');

keepOutputForLines();

/** A hub that serves nobody, for as long as the work takes. */
async function withHub(work: (strapi: Core.Strapi) => Promise<number>): Promise<number> {
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist'), serveAdminPanel: false }).load();
  try {
    return await work(strapi);
  } finally {
    await strapi.destroy();
  }
}

void runTranslations({ args: process.argv.slice(2), withHub }).then((exitCode) => process.exit(exitCode));
