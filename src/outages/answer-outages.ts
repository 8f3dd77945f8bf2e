import type { Core } from '@strapi/strapi';

import type { OutageState } from './guard-pool';
import type { Outage } from './outage';

/** PostgreSQL's restart takes seconds, and the hub is there as soon as it is. */
export const RETRY_AFTER_SECONDS = 5;

/**
 * Answers 503 to whatever failed because the database is away, so that a client neither signs its reader out nor takes its own query for the
 * fault: Strapi takes a caller it cannot look up for a stranger, and a language it cannot look up for one that does not exist.
 *
 * It has to stand before all that makes answers. Whether the database failed a request is noted in `ctx.state` at the moment it does: when
 * the answer is there, the database may be back.
 */
export function createOutageErrors(): Core.MiddlewareHandler {
  return async (ctx, next) => {
    const findReason = (): Outage | undefined => {
      const { outage, hasTimedOut } = ctx.state as OutageState;
      // The read guard answers 503 where a read's own query takes too long. All else that does, such as looking up who asks, is never the query's fault.
      return outage ?? (hasTimedOut && ctx.status !== 503 ? 'database does not answer' : undefined);
    };
    try {
      await next();
    } catch (error) {
      if (!findReason()) throw error;
      ctx.status = 500;
    }
    const reason = findReason();
    if (reason === undefined || ctx.status < 400) return;
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
    // A read that took too long has been told so.
    if (ctx.status !== 503) ctx.serviceUnavailable('The hub cannot serve now', { reason });
  };
}
