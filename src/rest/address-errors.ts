import type { Core } from '@strapi/strapi';

import { pathOf } from '../plugins/delivery/shared/path-of';

/**
 * Answers 400 to a request whose target has no path that can be read, such as `GET http://` or `GET http://[%]/`: Node lets it
 * through, and whatever looks at the path fails. Stands in front of all that does.
 */
export function createTargetErrors(): Core.MiddlewareHandler {
  return async (ctx, next) => {
    if (pathOf(ctx) === undefined) {
      ctx.set('Cache-Control', 'no-store');
      return ctx.badRequest('The address has no path that can be read');
    }
    await next();
  };
}

/**
 * Answers 404 where the REST API's prefix is written in other letters: `/API/cities`. The router takes them for the same, but
 * nothing that looks after the API does, and an address has one way to be written (RFC 3986, section 6.2.2.1).
 *
 * @param prefix - the path of the REST API
 */
export function createAddressErrors({ prefix }: { prefix: string }): Core.MiddlewareHandler {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(`${prefix}/`)) return ctx.notFound();
    await next();
  };
}
