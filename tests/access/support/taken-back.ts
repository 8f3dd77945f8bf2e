import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What is done around a request, in the transaction that it writes in. */
export interface Around {
  before: (trx: Knex) => Promise<void>;
  after: (trx: Knex) => Promise<void>;
}

const HEADER = 'x-taken-back';

/**
 * Lets requests write for good or not at all: a test can look at what one has written before it is taken back, so that the next
 * finds everything as it was. Only for requests that succeed: what a failed one has written is taken back by itself,
 * which cannot be seen from inside a transaction around it. Call it before the first request.
 *
 * @returns makes the header that a request has to have
 */
export function takeRequestsBack(strapi: Core.Strapi): (around: Around) => Record<string, string> {
  const announced = new Map<string, Around>();
  strapi.server.app.middleware.unshift(async (ctx, next) => {
    const id = ctx.get(HEADER);
    const around = announced.get(id);
    if (!around) return next();
    announced.delete(id);
    await strapi.db.transaction(async ({ trx, rollback }) => {
      await around.before(trx);
      await next();
      await around.after(trx);
      await rollback();
    });
  });
  return (around) => {
    const id = randomUUID();
    announced.set(id, around);
    return { [HEADER]: id };
  };
}
