import type { Core } from '@strapi/strapi';

import type { DigestsService } from './services/digests';
import type { MemoryService } from './services/memory';

/** Waits for what is done in the background. */
export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const plugin = strapi.plugin('translations');
  await plugin.service<DigestsService>('digests').settled();
  await plugin.service<MemoryService>('memory').stop();
}
