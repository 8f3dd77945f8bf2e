import type { Core } from '@strapi/strapi';

import type { BackfillService } from './services/backfill';

export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.plugin('localization').service<BackfillService>('backfill').stop();
}
