import type { Core, UID } from '@strapi/strapi';

import type { Excerpt, ExcerptMeta } from '../../shared/contracts';
import type { Selection } from '../domain/expand-view';
import type { ReadWatch } from '../services/memory';
import type { Caller, EntryVersion } from '../services/views';

import { assemble } from './assemble';
import type { Row } from './entry-row';
import { readList } from './read-in-pieces';
import { openWorkshop } from './workshop';

interface ExcerptRequest {
  excerpt: Excerpt;
  /** What is shown of each entry. */
  selection: Selection;
  /** The entry whose page it is on; the excerpt is in its language and status. */
  version: EntryVersion;
  caller: Caller;
  /** Of the request. */
  watch: ReadWatch | undefined;
}

/** How often a read is tried in which an entry was changed between two statements. Only the first uses what is in memory, where it may be for longer. */
const TRIES = 3;

/**
 * Reads the first entries of a long relation, and how many there are, as a list of the entries' own type: Strapi limits no populated relation.
 *
 * @throws Error where entries are changed faster than they can be read
 */
export async function readExcerpt(
  { strapi }: { strapi: Core.Strapi },
  {
    excerpt: { type, by, sort, limit },
    selection,
    version: { documentId, locale, status },
    caller,
    watch,
  }: ExcerptRequest
): Promise<{ entries: unknown[]; meta: ExcerptMeta }> {
  const uid = type as UID.ContentType;
  const contentType = strapi.contentType(uid);
  const filters = behind(by, { documentId: { $eq: documentId } });
  const query = { locale, filters, sort: [...sort], pagination: { start: 0, limit, withCount: true } };
  const { fields, populate } = selection;
  const byStrapi = (rows: Row[]) => strapi.contentAPI.sanitize.output(rows, contentType, { auth: caller });

  for (let tried = 0; tried < TRIES; tried += 1) {
    const request = { uid, fields, populate, status, caller, byStrapi, watch: tried === 0 ? watch : undefined };
    const found = await readList(openWorkshop({ strapi }, request), query);
    if (!found) continue;
    const { total } = found.pagination as { total: number };
    const path = `${strapi.config.get<string>('api.rest.prefix')}/${contentType.info.pluralName}`;
    return {
      entries: JSON.parse(`[${Buffer.concat(assemble(found.gathered)).toString()}]`) as unknown[],
      meta: {
        total,
        rest: total > limit ? `${path}?${restOfList({ by, documentId, sort, locale, status, limit })}` : null,
      },
    };
  }
  throw new Error(`The entries of ${type} change faster than they can be read`);
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
