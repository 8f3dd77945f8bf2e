import type { Core } from '@strapi/strapi';

import { startMemory } from './memory/start';

export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await startMemory({ strapi });
}
