import type { Core } from '@strapi/strapi';

/** What the router answers to a method it knows on other routes only, and to one it knows nowhere. */
const REFUSALS = [405, 501];

/**
 * Answers a method that an address does not have in Strapi's error shape. The router only sets the status, and
 * calls a method it does not know at all a fault of the server.
 *
 * @param prefix - the path of the REST API
 */
export function createMethodErrors({ prefix }: { prefix: string }): Core.MiddlewareHandler {
  return async (ctx, next) => {
    await next();
    if (!ctx.path.startsWith(`${prefix}/`) || !REFUSALS.includes(ctx.status) || ctx.body) return;
    const allowed = ctx.response.get('Allow');
    ctx.methodNotAllowed(`The REST API is read-only; this address has ${allowed}`, { allowed: allowed.split(', ') });
  };
}
