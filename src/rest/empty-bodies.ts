import type { Core } from '@strapi/strapi';

/**
 * Gives a request without a body an empty one: Strapi's sign-in routes take theirs apart without looking whether there is one, and answer 500.
 *
 * @param prefix - the path of the REST API
 */
export function createEmptyBodies({ prefix }: { prefix: string }): Core.MiddlewareHandler {
  return (ctx, next) => {
    if (ctx.path.startsWith(`${prefix}/`)) ctx.request.body ??= {};
    return next();
  };
}
