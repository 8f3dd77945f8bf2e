import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { MAX_BODY_KB } from './limits';

type Middleware = (ctx: { request: { body?: unknown } }, next: () => Promise<unknown>) => Promise<unknown>;
type MiddlewareFactory = (config: object, context: { strapi: Core.Strapi }) => Middleware;

/** What a parser says of a body: formidable and co-body each in its own way. */
type ParsingError = Error & { status?: number; httpCode?: number };

const TOO_LARGE = 413;
const PARAMETER = 'body';

/**
 * Makes a body that cannot be read the caller's fault, which Strapi takes for its own where it is a form, and gives a request
 * without one an empty one: Strapi's controllers read fields of it without looking. Call it while the hub registers.
 */
export function readBodies({ strapi }: { strapi: Core.Strapi }): void {
  strapi.get('middlewares').extend('strapi::body', (original: MiddlewareFactory): MiddlewareFactory => {
    return (config, context) => {
      const read = original({ ...config, onError: refuse }, context);
      return (ctx, next) =>
        read(ctx, () => {
          ctx.request.body ??= {};
          return next();
        });
    };
  });
}

/**
 * @throws ValidationError (400) that says what is wrong with the body; PayloadTooLargeError (413) that says how large it may be; the
 *   error as it is where a file is too large, which Strapi knows
 */
function refuse(error: ParsingError): never {
  if (error.message.includes('maxFileSize')) throw error;
  if ((error.status ?? error.httpCode) === TOO_LARGE) {
    const details = { parameter: PARAMETER, maxKb: MAX_BODY_KB };
    throw new errors.PayloadTooLargeError(`The body is too large. Allowed: ${MAX_BODY_KB} KB.`, details);
  }
  throw new errors.ValidationError(`The body cannot be read: ${error.message}`, { parameter: PARAMETER });
}
