import type { Core } from '@strapi/strapi';

import { viewsOf } from './services/views';

/** The content types are complete by now: other plugins add attributes of theirs while the hub registers. */
export default function bootstrap({ strapi }: { strapi: Core.Strapi }): void {
  viewsOf(strapi).check();
}
