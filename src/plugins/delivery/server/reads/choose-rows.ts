import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import type { Row } from './entry-row';
import type { Page } from './pagination';
import type { Query } from './standard-api';

/** What a query asks for, as far as it decides which entries are answered. */
export type Choice = Pick<Query, 'filters' | 'sort' | '_q' | 'locale'>;

/** What is read of each of them. */
interface Selection {
  fields?: unknown;
  populate?: unknown;
}

/**
 * Reads entries with the statements that Strapi's document service sends. It opens no transaction for that, and passes no middleware of the document
 * service.
 */
export async function findRows(
  { strapi }: { strapi: Core.Strapi },
  uid: UID.ContentType,
  asked: Choice & Partial<Page> & Selection
): Promise<Row[]> {
  return strapi.db.query(uid).findMany(await createQuery({ strapi }, uid, asked)) as Promise<Row[]>;
}

/** Asks which entries are in a list, and in which order, for their ids alone. */
export const chooseRows = (
  { strapi }: { strapi: Core.Strapi },
  { uid, choice, page }: { uid: UID.ContentType; choice: Choice; page: Page }
): Promise<Row[]> => findRows({ strapi }, uid, { ...choice, ...page, fields: ['id', 'documentId'] });

/** Finds the row of one entry. */
export async function chooseRow(
  { strapi }: { strapi: Core.Strapi },
  { uid, choice, documentId }: { uid: UID.ContentType; choice: Choice; documentId: string }
): Promise<Row | null> {
  const query = await createQuery({ strapi }, uid, { ...choice, fields: ['id', 'documentId'] });
  return strapi.db.query(uid).findOne({ ...query, where: { ...query.where, documentId } }) as Promise<Row | null>;
}

/** A list of which one page was read. */
export interface Counted {
  uid: UID.ContentType;
  choice: Choice;
  page: Page;
  /** How many entries the page shows, which may say it already. */
  found: number;
}

/** Counts what a list has on all its pages. */
export async function countRows(
  { strapi }: { strapi: Core.Strapi },
  { uid, choice, page, found }: Counted
): Promise<number> {
  const { start, limit } = page;
  const isLast = found < limit && (found > 0 || start === 0);
  if (isLast) return start + found;
  return strapi.db.query(uid).count(await createQuery({ strapi }, uid, choice));
}

async function createQuery(
  { strapi }: { strapi: Core.Strapi },
  uid: UID.ContentType,
  { locale, ...params }: Choice & Partial<Page> & Selection
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
