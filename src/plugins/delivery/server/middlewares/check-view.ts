import type { Core, UID } from '@strapi/strapi';
import { contentTypes, errors } from '@strapi/utils';

/** What a view says itself. */
const CHOSEN_BY_VIEW = ['fields', 'populate'];

/**
 * Makes the route middleware that refuses a `view` that cannot be given. It stands before what finds the entry, so that
 * a query nobody can answer is 400 whether there is such an entry or not. It only reads the query: unchecked, that is
 * Strapi's, and may even be `Object.prototype`.
 */
export function createViewCheck(
  { uid }: { uid: UID.ContentType },
  { strapi }: { strapi: Core.Strapi }
): Core.MiddlewareHandler {
  const isSingleType = contentTypes.isSingleType(strapi.contentType(uid));

  return (ctx, next) => {
    const isList = !isSingleType && ctx.params.id === undefined;
    if (Object.hasOwn(ctx.query, 'view')) checkView(ctx.query, { allowed: isList ? ['card'] : ['card', 'page'] });
    return next();
  };
}

/** @throws ValidationError (400) that names the parameter and what is allowed */
function checkView(query: Record<string, unknown>, { allowed }: { allowed: readonly string[] }): void {
  const parameter = 'view';
  if (typeof query.view !== 'string' || !allowed.includes(query.view)) {
    const message = `view is not a view of this address. Allowed: ${allowed.join(', ')}.`;
    throw new errors.ValidationError(message, { parameter, allowed });
  }
  const other = CHOSEN_BY_VIEW.find((name) => name in query);
  if (other !== undefined) {
    const message = `${other} cannot stand beside view, which says itself what is in the answer.`;
    throw new errors.ValidationError(message, { parameter: other });
  }
}
