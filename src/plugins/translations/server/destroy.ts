import type { Core } from '@strapi/strapi';

import type { MemoryService } from './services/memory';

export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.plugin('translations').service<MemoryService>('memory').stop();
}
