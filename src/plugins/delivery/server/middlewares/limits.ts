import type { Core } from '@strapi/strapi';

import { limitsOf } from '../services/limits';

/**
 * Makes the middleware that refuses browsers on other sites that ask too often: it stands behind `strapi::cors`, so that their scripts can read why. The
 * front door has counted their requests, and refuses all others itself.
 */
export function createLimitsMiddleware(_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler {
  const limits = limitsOf(strapi);

  return (ctx, next) => {
    const quota = limits.exceededBy(ctx.req);
    return quota ? limits.refuse(ctx, quota) : next();
  };
}
