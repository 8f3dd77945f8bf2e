import { rm } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { MAX_BODY_KB } from './limits';

/** A file as formidable has written it into the system's folder for temporary files. */
interface Uploaded {
  filepath: string;
}

interface Context {
  request: { body?: unknown; files?: Record<string, Uploaded | Uploaded[]> };
}

type Middleware = (ctx: Context, next: () => Promise<unknown>) => Promise<unknown>;
type MiddlewareFactory = (config: object, context: { strapi: Core.Strapi }) => Middleware;

/** What a parser says of a body: formidable and co-body each in its own way. */
type ParsingError = Error & { status?: number; httpCode?: number };

const TOO_LARGE = 413;
const PARAMETER = 'body';

/**
 * Makes a body that cannot be read the caller's fault, which Strapi takes for its own where it is a form, and gives a request
 * without one an empty one: Strapi's controllers read fields of it without looking. Files that came with it are gone when it
 * ends: anybody can send some to any address, and Strapi removes only those that are named `files` and were not refused.
 * Call it while the hub registers.
 */
export function readBodies({ strapi }: { strapi: Core.Strapi }): void {
  strapi.get('middlewares').extend('strapi::body', (original: MiddlewareFactory): MiddlewareFactory => {
    return (config, context) => {
      const read = original({ ...config, onError: refuse }, context);
      return (ctx, next) =>
        read(ctx, async () => {
          ctx.request.body ??= {};
          const uploaded = Object.values(ctx.request.files ?? {}).flat();
          try {
            return await next();
          } finally {
            await Promise.all(uploaded.map(({ filepath }) => rm(filepath, { force: true })));
          }
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
