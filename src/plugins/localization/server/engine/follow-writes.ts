import type { Core } from '@strapi/strapi';

import type { Keeper } from './keeper';
import { takeTurn } from './turn';
import { WRITES } from './writes';
import type { Write } from './writes/write';

/**
 * Registers the one document middleware through which all languages of an entry follow each write. Writes take turns: two that publish entries
 * linked with each other would wait for each other's rows for ever.
 */
export function followWrites({ strapi, keeper: currentKeeper }: { strapi: Core.Strapi; keeper: () => Keeper }): void {
  strapi.documents.use(async (context, next) => {
    const handler = WRITES[context.action];
    if (!handler) return next();
    const keeper = currentKeeper();
    if (!keeper.isKept(context.uid)) return next();
    // Strapi types the parameters and results of each action apart; the engine reads what they have in common.
    const write = context as unknown as Write;
    const result = await strapi.db.transaction(async ({ trx }) => {
      await takeTurn(trx);
      return handler({ keeper, trx, type: context.uid, write, next: next });
    });
    return result as Awaited<ReturnType<typeof next>>;
  });
}
