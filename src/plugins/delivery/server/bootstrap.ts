import type { Core } from '@strapi/strapi';

import { openFrontDoor } from './front-door/front-door';
import { memoryOf } from './services/memory';
import { viewsOf } from './services/views';

/**
 * Checks the views, and begins to follow what is written. The content types are complete by now: other plugins add attributes of theirs while
 * the hub registers. Strapi's tables are there, and the boot lock is held.
 */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  viewsOf(strapi).check();
  await memoryOf(strapi).start();
  openFrontDoor({ strapi });
}
