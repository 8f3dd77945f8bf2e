import type { Core } from '@strapi/strapi';

import { orderLocalizations } from './engine/order-localizations';

export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  orderLocalizations({ strapi });
  // Nodes that boot together take turns: Strapi's table of locales does not refuse a code twice.
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', ['localization: locales']);
    await strapi.plugin('localization').service('locales').sync();
  });
}
