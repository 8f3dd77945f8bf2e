import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { writeAlternateLinks } from '../domain/alternate-links';
import { languagesOf } from '../services/languages';

import type { ReadState } from './kept-answers';

/**
 * Makes the route middleware that decides in which language a read of a content type is answered, and says so.
 * It stands before whatever checks the query and finds the entry.
 *
 * Where no `locale` is asked for, it is negotiated from `Accept-Language`, and `ctx.state.localesToTry` lists the
 * languages an entry may be answered in, best first: whoever finds the entry puts its language into `ctx.query.locale`
 * and its documentId into `ctx.params.id`. Every answer then has `Vary: Accept-Language`, a 404 too.
 *
 * Content is answered with `Content-Language`, one entry also with a `Link` to the other languages it is published in.
 * A list of every language (`locale=*`) has neither: without `Content-Language`, content is meant for readers of all
 * languages (RFC 9110, section 8.5).
 */
export function createLanguageMiddleware(
  { uid }: { uid: UID.ContentType },
  { strapi }: { strapi: Core.Strapi }
): Core.MiddlewareHandler {
  const languages = languagesOf(strapi);
  const isSingleType = contentTypes.isSingleType(strapi.contentType(uid));

  return async (ctx, next) => {
    if (!('locale' in ctx.query)) {
      const negotiated = languages.negotiate(ctx.headers['accept-language']);
      ctx.query.locale = negotiated;
      ctx.state.localesToTry = languages.alternativesTo(negotiated);
      ctx.vary('Accept-Language');
    }
    await next();
    // A kept answer has all of this.
    if ((ctx.state.deliveryRead as ReadState | undefined)?.kept) return;
    const language = languages.find(ctx.query.locale as string);
    if (ctx.status !== 200 || !language) return;
    ctx.set('Content-Language', language.tag);

    const { id } = ctx.params as { id?: string };
    if (id === undefined && !isSingleType) return;
    const locales = await findLocales({ strapi }, { uid, id, isDraft: ctx.query.status === 'draft' });
    const link = writeAlternateLinks({
      path: id === undefined ? ctx.path : ctx.path.replace(/[^/]*\/?$/, id),
      querystring: ctx.querystring,
      languages: languages.all.filter(({ code }) => code !== language.code && locales.has(code)),
    });
    if (link !== undefined) ctx.set('Link', link);
  };
}

/** @returns the languages an entry is there in, for this caller */
async function findLocales(
  { strapi }: { strapi: Core.Strapi },
  { uid, id, isDraft }: { uid: UID.ContentType; id: string | undefined; isDraft: boolean }
): Promise<Set<string>> {
  const versions: { locale?: string | null }[] = await strapi.documents(uid).findMany({
    locale: '*',
    status: isDraft ? 'draft' : 'published',
    filters: id === undefined ? {} : { documentId: id },
    fields: ['locale'],
  });
  return new Set(versions.flatMap(({ locale }) => locale ?? []));
}
