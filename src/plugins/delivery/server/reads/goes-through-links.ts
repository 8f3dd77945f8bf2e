import type { Core, UID } from '@strapi/strapi';

import type { Query } from './standard-api';

const LINKS = ['relation', 'component', 'media', 'dynamiczone'];

/** @returns whether other rows than an entry's own decide whether it is in a list, or where */
export function goesThroughLinks({ strapi }: { strapi: Core.Strapi }, uid: UID.ContentType, query: Query): boolean {
  const { filters, sort } = query;
  const attributes: Record<string, { type: string }> = strapi.contentType(uid).attributes;
  const isOwn = (filter: unknown): boolean => {
    if (Array.isArray(filter)) return filter.every(isOwn);
    if (typeof filter !== 'object' || filter === null) return true;
    return Object.entries(filter).every(
      ([name, value]) => !LINKS.includes(attributes[name]?.type ?? '') && isOwn(value)
    );
  };
  return !isOwn(filters) || (namesIn(sort)?.some((name) => name.includes('.')) ?? true);
}

/**
 * Strapi's answer to such a query also has what the list is sorted by, asked for or not: its statement selects that to tell rows apart.
 *
 * @returns whether the answer has more than the fields that are asked for
 */
export function hasSortedFields({ strapi }: { strapi: Core.Strapi }, uid: UID.ContentType, query: Query): boolean {
  const { fields, sort } = query;
  if (fields === undefined || sort === undefined || !goesThroughLinks({ strapi }, uid, query)) return false;
  const shown = namesIn(fields);
  return !shown?.includes('*') && !(namesIn(sort)?.every((name) => shown?.includes(name)) ?? false);
}

/** @returns what is named in `name,slug:desc`, or in a list of such; undefined for other notations */
function namesIn(value: unknown): string[] | undefined {
  if (value === undefined) return [];
  const entries: unknown[] = [value].flat();
  if (!entries.every((entry) => typeof entry === 'string')) return undefined;
  return entries.flatMap((entry) => entry.split(',').map((part) => (part.split(':')[0] ?? '').trim()));
}
