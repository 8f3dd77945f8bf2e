import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { mayReadDrafts } from '../access/predicates';
import { publicContentTypes } from '../core-api';
import { DEFAULT_LOCALE, LOCALE_CODES } from '../locales';
import { isTimeout } from '../outages/outage';

import { findVersion } from './find-version';
import { parseQuery } from './query/parse-query';
import { createModelReader, type ReadModel } from './query/readable-model';

/**
 * A route middleware that lets only sound reads of a content type through: it checks the query and replaces it by
 * one that Strapi carries out completely, and it replaces a slug by the documentId it stands for.
 *
 * Where the language was negotiated, `ctx.state.localesToTry` lists those that will do (the delivery plugin puts them
 * there), and the entry is answered in the first of them that it has: an address without `locale` is never 404 because
 * of a header.
 */
export function createReadGuard({
  strapi,
  uid,
}: {
  strapi: Core.Strapi;
  uid: UID.ContentType;
}): Core.MiddlewareHandler {
  const contentType = strapi.contentType(uid);
  const slugAttribute = Object.entries(contentType.attributes).find(([, { type }]) => type === 'uid')?.[0];

  return async (ctx, next) => {
    const { id } = ctx.params as { id?: string };
    const { request } = ctx.state.route as Core.Route;
    const isList = id === undefined && !contentTypes.isSingleType(contentType);
    const query = parseQuery({
      querystring: ctx.querystring,
      query: ctx.query,
      uid,
      isList,
      // Strapi's route of one entry takes `sort` too, and does nothing with it.
      parameters: Object.keys(request?.query ?? {}).filter((parameter) => isList || parameter !== 'sort'),
      readModel: await findReadModel({ strapi }, ctx.state.auth),
      locales: LOCALE_CODES,
      mayReadDrafts: mayReadDrafts(ctx),
    });
    const { localesToTry = [DEFAULT_LOCALE] } = ctx.state as { localesToTry?: readonly string[] };
    const locales = typeof query.locale === 'string' ? [query.locale] : localesToTry;
    // Strapi keeps one parsed query per request, and reads it from there. Before it is checked, nothing may be written to
    // it: for `?__proto__`, Strapi takes Object.prototype itself for the query.
    Object.assign(ctx.query, query, { locale: locales[0] });

    try {
      const { status } = query as { status?: 'draft' | 'published' };
      if (id !== undefined || (!isList && locales.length > 1)) {
        const version = await findVersion({ strapi }, { uid, idOrSlug: id, slugAttribute, locales, status });
        ctx.query.locale = version.locale;
        if (id !== undefined) ctx.params.id = version.documentId;
      }
      return await next();
    } catch (error) {
      if (!isTimeout(error)) throw error;
      strapi.log.warn(`A read took too long: ${ctx.url}`);
      return ctx.serviceUnavailable('The query takes too long; filter, sort and populate through fewer relations', {});
    }
  };
}

type AuthenticationInfo = Parameters<Core.Strapi['auth']['verify']>[0];

/** Nobody changes what Strapi has made of a role's permissions: for other permissions it makes another one. */
const readModels = new WeakMap<object, Promise<ReadModel>>();

/** How the caller sees the models; looked up once for all who have the same permissions in memory. */
function findReadModel({ strapi }: { strapi: Core.Strapi }, auth: AuthenticationInfo): Promise<ReadModel> {
  const create = async () =>
    createModelReader({
      getModel: (model) => strapi.getModel(model as UID.Schema),
      mayFind: await findReadableTypes({ strapi }, auth),
    });
  const ability = (auth as { ability?: object | null } | undefined)?.ability;
  if (!ability) return create();
  const known = readModels.get(ability) ?? create();
  readModels.set(ability, known);
  return known;
}

/** Which types the caller may find: relations to others do not exist for them. */
async function findReadableTypes(
  { strapi }: { strapi: Core.Strapi },
  auth: AuthenticationInfo
): Promise<(uid: string) => boolean> {
  const answers = publicContentTypes(strapi).map(async (uid) => {
    try {
      await strapi.auth.verify(auth, { scope: [`${uid}.find`] });
      return [uid];
    } catch {
      return [];
    }
  });
  const readable = new Set<string>((await Promise.all(answers)).flat());
  return (uid) => readable.has(uid);
}
