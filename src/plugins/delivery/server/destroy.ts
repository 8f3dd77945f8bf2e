import type { Core } from '@strapi/strapi';

import { memoryOf } from './services/memory';

/** Stops following what is written. */
export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await memoryOf(strapi).stop();
}
