import type { Core, UID } from '@strapi/strapi';
import { stringify } from 'qs';

import { expandView, type Selection, type ViewScope } from '../../../src/plugins/delivery/server/domain/expand-view';
import type { DeliveryViews, Excerpt } from '../../../src/plugins/delivery/shared/contracts';
import { DELIVERY_VIEWS } from '../../../src/rest/views';

/** An entry whose public page is asked for. */
export interface EntryPage {
  uid: UID.ContentType;
  slug: string;
  locale: string;
}

const FILE_UID = 'plugin::upload.file';

/** @returns the address of an entry's page where the hub's views are known */
export const pageByView = ({ strapi }: { strapi: Core.Strapi }, { uid, slug, locale }: EntryPage): string =>
  `${addressOf({ strapi }, uid)}/${slug}?locale=${locale}&view=page`;

/**
 * Writes out what `view=page` shows as queries of Strapi's own, as a site has to ask bare Strapi: one for the entry, and one for each excerpt, since
 * no populated relation can be limited.
 *
 * @param strapi - that will answer them; what its content types have not is left out
 */
export function pageInQueries({ strapi }: { strapi: Core.Strapi }, { uid, slug, locale }: EntryPage): string[] {
  const attributesOf = (model: string) =>
    strapi.getModel(model as UID.Schema).attributes as Record<
      string,
      { type: string; target?: string; component?: string }
    >;
  const scope: ViewScope = {
    viewsOf: (model) => DELIVERY_VIEWS[model] as DeliveryViews,
    targetOf(model, attribute) {
      const { type, target, component } = attributesOf(model)[attribute] ?? { type: 'none' };
      return type === 'media' ? FILE_UID : ((target ?? component) as string);
    },
    mayFind: () => true,
  };
  const known = ({ fields, populate = {}, ...selection }: Selection, model: string): Selection => ({
    ...selection,
    fields: fields.filter((field) => field in attributesOf(model)),
    populate: Object.fromEntries(
      Object.entries(populate).map(([name, inner]) => [name, known(inner, scope.targetOf(model, name))])
    ),
  });
  const ask = (model: UID.ContentType, query: object) =>
    `${addressOf({ strapi }, model)}?${stringify({ locale, ...query }, { encodeValuesOnly: true })}`;

  const { page } = scope.viewsOf(uid);
  const askForExcerpt = ({ type, by, sort, limit }: Excerpt) =>
    ask(type as UID.ContentType, {
      ...known(expandView(scope.viewsOf(type).card, type, scope), type),
      filters: by.split('.').reduceRight<object>((inner, attribute) => ({ [attribute]: inner }), { slug }),
      sort,
      pagination: { start: 0, limit },
    });
  return [
    ask(uid, { ...known(expandView(page, uid, scope), uid), filters: { slug } }),
    ...Object.values(page.excerpts ?? {}).map(askForExcerpt),
  ];
}

const addressOf = ({ strapi }: { strapi: Core.Strapi }, uid: UID.ContentType): string =>
  `/api/${strapi.contentType(uid).info.pluralName}`;
