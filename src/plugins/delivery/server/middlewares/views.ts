import type { Core, UID } from '@strapi/strapi';

import type { ReadWatch } from '../services/memory';
import { viewsOf, type Caller, type EntryVersion } from '../services/views';

interface Answer {
  data: Record<string, unknown> & { documentId: string };
  meta: Record<string, unknown>;
}

/**
 * Makes the route middleware that carries out `view=card` and `view=page`. It stands behind what checks the
 * query: it writes the view out as the fields and populate that Strapi's controller then reads, and adds the excerpts
 * of a page to its answer, with their totals in `meta.excerpts`.
 */
export function createViewsMiddleware(
  { uid }: { uid: UID.ContentType },
  { strapi }: { strapi: Core.Strapi }
): Core.MiddlewareHandler {
  return async (ctx, next) => {
    if (!('view' in ctx.query)) return next();
    const { view } = ctx.query as { view: 'card' | 'page' };
    const { auth: caller, deliveryWatch: watch } = ctx.state as { auth: Caller; deliveryWatch?: ReadWatch };
    const views = viewsOf(strapi);

    // Strapi keeps one parsed query per request, and reads it from there.
    delete ctx.query.view;
    Object.assign(ctx.query, await views.expand({ uid, view, caller }));
    // The plugin's own reads answer with finished JSON otherwise.
    if (view === 'page') ctx.state.isChangedLater = true;
    await next();

    if (view !== 'page' || ctx.status !== 200) return;
    const answer = ctx.body as Answer;
    const version: EntryVersion = {
      documentId: answer.data.documentId,
      locale: ctx.query.locale as string,
      status: ctx.query.status === 'draft' ? 'draft' : 'published',
    };
    const { data, meta } = await views.readExcerpts({ uid, version, caller, watch });
    if (Object.keys(data).length === 0) return;
    ctx.body = { data: { ...answer.data, ...data }, meta: { ...answer.meta, excerpts: meta } };
  };
}
