import type { Core } from '@strapi/strapi';

import { optionsOf } from './config';
import { ensureIndexes } from './indexes/ensure-indexes';
import { memoryOf } from './services/memory';

/** Prepares the database, and begins to follow what is written. Strapi's tables are there by now, and the boot lock is held. */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { contentTypes, indexes } = optionsOf(strapi);
  await ensureIndexes({ strapi, uids: indexes ? contentTypes : [] });
  await memoryOf(strapi).start();
}
