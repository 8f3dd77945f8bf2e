import type { Core } from '@strapi/strapi';

/** Gives a request without a body an empty one: Strapi's sign-in routes take theirs apart without looking whether there is one, and answer 500. */
export function createEmptyBodies(): Core.MiddlewareHandler {
  return (ctx, next) => {
    ctx.request.body ??= {};
    return next();
  };
}
