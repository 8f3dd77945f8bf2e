import type { Hub } from '../../../support/hub';

import { documentsOf } from './drive';
import { REGISTRY_AT_FIRST } from './registry';

type Row = Record<string, unknown> & { locale: string };

/** The languages of the test hub. */
export const LOCALES = REGISTRY_AT_FIRST.locales;

/** An entry as its editors and readers have it, for tests that tell a story. */
export interface Page {
  documentId: string;
  save(locale: string, data: object): Promise<void>;
  publish(locale: string | string[]): Promise<void>;
  /** What readers get in each language of what `pick` takes; languages they do not get are left out. */
  published<Value>(pick: (row: Row) => Value): Promise<Record<string, Value>>;
  drafts<Value>(pick: (row: Row) => Value): Promise<Record<string, Value>>;
}

/** @param type - a content type's singular name, such as `place` */
export function pagesOf(hub: Hub, type: string) {
  const uid = `api::${type}.${type}`;
  const documents = documentsOf(hub.strapi, uid);

  const page = (documentId: string): Page => {
    const read = async <Value>(isPublished: boolean, pick: (row: Row) => Value) => {
      const rows: Row[] = await hub.strapi.db.query(uid).findMany({
        where: { documentId, publishedAt: { $null: !isPublished } },
        populate: true,
      });
      return Object.fromEntries(rows.map((row) => [row.locale, pick(row)]));
    };
    return {
      documentId,
      async save(locale, data) {
        await documents.update({ documentId, locale, data });
      },
      async publish(locale) {
        await documents.publish({ documentId, locale });
      },
      published: (pick) => read(true, pick),
      drafts: (pick) => read(false, pick),
    };
  };
  return {
    uid,
    documents,
    async create(locale: string, data: object): Promise<Page> {
      return page((await documents.create({ locale, data })).documentId);
    },
  };
}

/** The same in every language. */
export const everywhere = <Value>(value: Value): Record<string, Value> =>
  Object.fromEntries(LOCALES.map((locale) => [locale, value]));

/** How far a version is. */
export async function recordOf(hub: Hub, { documentId }: Page, locale: string): Promise<Record<string, unknown>> {
  return hub.strapi.db.query('plugin::localization.version').findOne({ where: { entry: documentId, locale } });
}
