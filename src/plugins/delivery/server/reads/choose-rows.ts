import type { Core, UID } from '@strapi/strapi';
import { contentTypes, pagination as strapiPagination } from '@strapi/utils';

import type { Row } from './entry-row';
import type { Query } from './standard-api';

/** What a query asks for, as far as it decides which entries are answered. */
export type Choice = Pick<Query, 'filters' | 'sort' | '_q' | 'locale'>;

export interface Page {
  start: number;
  limit: number;
}

const TRUE = ['true', 't', '1', 1, true];
const FALSE = ['false', 'f', '0', 0, false, undefined];

/**
 * Asks the database which entries are in a list, and in which order, with the statement that Strapi's document service sends, for their ids
 * alone. It opens no transaction for that, and passes no middleware of the document service.
 */
export async function chooseRows(
  { strapi }: { strapi: Core.Strapi },
  { uid, choice, page }: { uid: UID.ContentType; choice: Choice; page: Page }
): Promise<Row[]> {
  const query = await createQuery({ strapi }, uid, { ...choice, ...page, fields: ['id', 'documentId'] });
  return strapi.db.query(uid).findMany(query) as Promise<Row[]>;
}

/** Finds the row of one entry. */
export async function chooseRow(
  { strapi }: { strapi: Core.Strapi },
  { uid, choice, documentId }: { uid: UID.ContentType; choice: Choice; documentId: string }
): Promise<Row | null> {
  const query = await createQuery({ strapi }, uid, { ...choice, fields: ['id', 'documentId'] });
  return strapi.db.query(uid).findOne({ ...query, where: { ...query.where, documentId } }) as Promise<Row | null>;
}

/** Counts what a list has on all its pages; `found` is what the page shows, which may say it already. */
export async function countRows(
  { strapi }: { strapi: Core.Strapi },
  { uid, choice, page, found }: { uid: UID.ContentType; choice: Choice; page: Page; found: number }
): Promise<number> {
  const { start, limit } = page;
  const isLast = found < limit && (found > 0 || start === 0);
  if (isLast) return start + found;
  return strapi.db.query(uid).count(await createQuery({ strapi }, uid, choice));
}

/** @returns which part of a list is asked for, by Strapi's own rules */
export function findPage({ strapi }: { strapi: Core.Strapi }, asked: object = {}): Page {
  const defaultLimit = Number(strapi.config.get('api.rest.defaultLimit', 25));
  const { start, limit } = strapiPagination.withDefaultPagination(asked, {
    defaults: { offset: { limit: defaultLimit }, page: { pageSize: defaultLimit } },
    maxLimit: Number(strapi.config.get('api.rest.maxLimit')) || -1,
  });
  return { start, limit };
}

/** @returns undefined where it is for Strapi to say what is wrong */
export function isCounted({ strapi }: { strapi: Core.Strapi }, asked: object = {}): boolean | undefined {
  if (!('withCount' in asked)) return Boolean(strapi.config.get('api.rest.withCount', true));
  if (TRUE.includes(asked.withCount as string)) return true;
  return FALSE.includes(asked.withCount as string) ? false : undefined;
}

/** @returns what Strapi says of a page beside its entries */
export function describePage({ page, asked = {}, total }: { page: Page; asked?: object; total?: number }): object {
  const isOffset = 'start' in asked || 'limit' in asked;
  const isPaged = 'page' in asked || 'pageSize' in asked || !isOffset;
  const describe = isPaged
    ? strapiPagination.transformPagedPaginationInfo
    : strapiPagination.transformOffsetPaginationInfo;
  const described: object = describe(page, total as number);
  if (total !== undefined) return described;
  return Object.fromEntries(Object.entries(described).filter(([name]) => !['total', 'pageCount'].includes(name)));
}

async function createQuery(
  { strapi }: { strapi: Core.Strapi },
  uid: UID.ContentType,
  { locale, ...params }: Choice & Partial<Page> & { fields?: string[] }
) {
  const contentType = strapi.contentType(uid);
  const isPublishable = contentTypes.hasDraftAndPublish(contentType);
  const isLocalized: boolean = strapi.plugin('i18n').service('content-types').isLocalizedContentType(contentType);
  const language = isLocalized && (locale ?? (await defaultLocaleOf(strapi)));
  const query = strapi.get('query-params').transform(uid, { ...params, status: 'published' }) as {
    where?: Record<string, unknown>;
  };
  const where: Record<string, unknown> = {
    ...(isPublishable && { publishedAt: { $notNull: true } }),
    ...(language && language !== '*' && { locale: language }),
    ...query.where,
  };
  return { ...query, where };
}

const defaultLocaleOf = (strapi: Core.Strapi): Promise<string> =>
  strapi.plugin('i18n').service('locales').getDefaultLocale();
