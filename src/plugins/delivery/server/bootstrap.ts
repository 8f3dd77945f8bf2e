import type { Core } from '@strapi/strapi';

import { memoryOf } from './services/memory';

/** Begins to follow what is written. Strapi's tables are there by now, and the boot lock is held. */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await memoryOf(strapi).start();
}
