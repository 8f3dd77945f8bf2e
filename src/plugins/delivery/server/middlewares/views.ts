import type { Core, UID } from '@strapi/strapi';
import { contentTypes, errors } from '@strapi/utils';

import { viewsOf, type Caller, type EntryVersion } from '../services/views';

/** What a view says itself. */
const CHOSEN_BY_VIEW = ['fields', 'populate'];

interface Answer {
  data: Record<string, unknown> & { documentId: string };
  meta: Record<string, unknown>;
}

/**
 * Makes the route middleware that carries out `view=card` and `view=page`. It stands behind what checks the rest of the
 * query: it writes the view out as the fields and populate that Strapi's controller then reads, and adds the excerpts
 * of a page to its answer, with their totals in `meta.excerpts`.
 */
export function createViewsMiddleware(
  { uid }: { uid: UID.ContentType },
  { strapi }: { strapi: Core.Strapi }
): Core.MiddlewareHandler {
  const isSingleType = contentTypes.isSingleType(strapi.contentType(uid));

  return async (ctx, next) => {
    if (!('view' in ctx.query)) return next();
    const isList = !isSingleType && ctx.params.id === undefined;
    const view = checkView(ctx.query, { allowed: isList ? ['card'] : ['card', 'page'] });
    const { auth: caller } = ctx.state as { auth: Caller };
    const views = viewsOf(strapi);

    // Strapi keeps one parsed query per request, and reads it from there.
    delete ctx.query.view;
    Object.assign(ctx.query, await views.expand({ uid, view, caller }));
    await next();

    if (view !== 'page' || ctx.status !== 200) return;
    const answer = ctx.body as Answer;
    const version: EntryVersion = {
      documentId: answer.data.documentId,
      locale: ctx.query.locale as string,
      status: ctx.query.status === 'draft' ? 'draft' : 'published',
    };
    const { data, meta } = await views.readExcerpts({ uid, version, caller });
    if (Object.keys(data).length === 0) return;
    ctx.body = { data: { ...answer.data, ...data }, meta: { ...answer.meta, excerpts: meta } };
  };
}

/** @throws ValidationError (400) that names the parameter and what is allowed */
function checkView(query: Record<string, unknown>, { allowed }: { allowed: readonly string[] }): 'card' | 'page' {
  const parameter = 'view';
  if (typeof query.view !== 'string' || !allowed.includes(query.view)) {
    const message = `view is not a view of this address. Allowed: ${allowed.join(', ')}.`;
    throw new errors.ValidationError(message, { parameter, allowed });
  }
  const other = CHOSEN_BY_VIEW.find((name) => name in query);
  if (other !== undefined) {
    const message = `view says itself what is in the answer, so ${other} cannot stand beside it.`;
    throw new errors.ValidationError(message, { parameter });
  }
  return query.view as 'card' | 'page';
}
