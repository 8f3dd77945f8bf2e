import type { Core } from '@strapi/strapi';

import type { Outage } from './outage';

/** PostgreSQL's restart takes seconds, and the hub is there as soon as it is. */
export const RETRY_AFTER_SECONDS = 5;

/**
 * Answers 503 to whatever failed because the database is away, so that a client neither signs its reader out nor takes its own query for the
 * fault: Strapi takes a caller it cannot look up for a stranger, and a language it cannot look up for one that does not exist.
 *
 * It has to stand before all that makes answers. Whether the database failed a request is noted in `ctx.state.outage` at the moment it does: when
 * the answer is there, the database may be back.
 */
export function createOutageErrors(): Core.MiddlewareHandler {
  return async (ctx, next) => {
    const outageOf = () => (ctx.state as { outage?: Outage }).outage;
    try {
      await next();
    } catch (error) {
      if (!outageOf()) throw error;
      ctx.status = 500;
    }
    const reason = outageOf();
    if (reason === undefined || ctx.status < 400) return;
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
    // A read that took too long has been told so.
    if (ctx.status !== 503) ctx.serviceUnavailable('The hub cannot serve now', { reason });
  };
}
