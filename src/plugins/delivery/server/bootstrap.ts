import type { Core } from '@strapi/strapi';

import { optionsOf } from './config';
import { ensureIndexes } from './indexes/ensure-indexes';

/** Runs under the hub's boot lock, after Strapi has made its tables. */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { contentTypes, indexes } = optionsOf(strapi);
  await ensureIndexes({ strapi, uids: indexes ? contentTypes : [] });
}
