import type { Core, UID } from '@strapi/strapi';

import type { Excerpt, ExcerptMeta } from '../../shared/contracts';
import type { Selection } from '../domain/expand-view';
import type { Caller, EntryVersion } from '../services/views';

interface ExcerptRequest {
  excerpt: Excerpt;
  /** What is shown of each entry. */
  selection: Selection;
  /** The entry whose page it is on; the excerpt is in its language and status. */
  version: EntryVersion;
  caller: Caller;
}

/**
 * Reads the first entries of a long relation, and how many there are, as two queries on the entries' own type: Strapi
 * limits no populated relation. Where the first entries are all there are, nothing is counted.
 */
export async function readExcerpt(
  { strapi }: { strapi: Core.Strapi },
  { excerpt: { type, by, sort, limit }, selection, version: { documentId, locale, status }, caller }: ExcerptRequest
): Promise<{ entries: unknown[]; meta: ExcerptMeta }> {
  const contentType = strapi.contentType(type as UID.ContentType);
  const documents = strapi.documents(type as UID.ContentType);
  const condition = { locale, status, filters: behind(by, { documentId: { $eq: documentId } }) };
  const first: object = { ...condition, ...selection, sort: [...sort], start: 0, limit };
  const found = await documents.findMany(first);
  const total = found.length < limit ? found.length : await documents.count(condition);
  const entries = await strapi.contentAPI.sanitize.output(found, contentType, { auth: caller });

  const path = `${strapi.config.get<string>('api.rest.prefix')}/${contentType.info.pluralName}`;
  return {
    entries: entries as unknown[],
    meta: {
      total,
      rest: total > limit ? `${path}?${restOfList({ by, documentId, sort, locale, status, limit })}` : null,
    },
  };
}

const behind = (path: string, condition: object): Record<string, object> =>
  path.split('.').reduceRight((inner, attribute) => ({ [attribute]: inner }), condition) as Record<string, object>;

/** The query of the list that goes on where an excerpt ends. */
function restOfList({
  by,
  documentId,
  sort,
  locale,
  status,
  limit,
}: Pick<Excerpt, 'by' | 'sort' | 'limit'> & EntryVersion): string {
  const relations = by.split('.').map((attribute) => `[${attribute}]`);
  return [
    `filters${relations.join('')}[documentId]=${documentId}`,
    `sort=${sort.join(',')}`,
    'view=card',
    `locale=${locale}`,
    ...(status === 'draft' ? ['status=draft'] : []),
    `pagination[start]=${limit}`,
  ].join('&');
}
