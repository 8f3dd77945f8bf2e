import type { Core } from '@strapi/strapi';

import type { ReadinessProbe } from './readiness';

/** What the REST API answers without its database: Strapi takes a caller it cannot look up for a stranger. */
const SYMPTOMS = [401, 500];

/** PostgreSQL's restart takes seconds, and the hub is there as soon as it is. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Answers 503 to whatever failed because the database is away, so that a client neither signs its reader out
 * nor takes its own query for the fault.
 *
 * @param prefix - the path of the REST API
 * @param probe - tells whether the hub can serve
 */
export function createOutageErrors({
  prefix,
  probe,
}: {
  prefix: string;
  probe: ReadinessProbe;
}): Core.MiddlewareHandler {
  return async (ctx, next) => {
    await next();
    if (!ctx.path.startsWith(`${prefix}/`) || !SYMPTOMS.includes(ctx.status)) return;
    const reason = await probe();
    if (reason === undefined || reason === 'migrations pending') return;
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
    ctx.serviceUnavailable('The hub cannot serve now', { reason });
  };
}
