import type { Core, UID } from '@strapi/strapi';

/** The options of a populate, as far as they decide which rows are in it. */
interface PopulateOptions {
  filters?: Record<string, unknown>;
  sort?: unknown;
  count?: unknown;
  populate?: Populate;
}
export type Populate = Record<string, boolean | PopulateOptions>;

interface Attribute {
  type: string;
  target?: string;
  component?: string;
  joinColumn?: object;
}

export type Row = Record<string, unknown> & { id: number | string };

const FILE = 'plugin::upload.file';
const LINKS = new Set(['relation', 'component', 'media']);

/**
 * Says what a piece depends on beside the rows in it: which rows are in it at all. The links of an entry are part of the entry, so that is decided by others only where a
 * populate filters or sorts, and where rows of the type can be hidden from readers by a value of their own.
 *
 * @param locale - the language of the rows, `*` for all of them
 * @param hiddenBy - the content types of which a row's own values decide who may see it
 * @returns tags; undefined where a populate depends on more than can be said
 */
export function tagsOfPopulate(
  { strapi }: { strapi: Core.Strapi },
  { uid, populate, locale, hiddenBy }: { uid: string; populate: Populate; locale: string; hiddenBy: ReadonlySet<string> }
): Set<string> | undefined {
  const tags = new Set<string>();
  const isKnown = Object.entries(populate).every(([name, options]) => {
    const attribute = attributesOf({ strapi }, uid)[name];
    const target = attribute && targetOf(attribute);
    if (!attribute || !target) return false;
    const table = strapi.db.metadata.get(target).tableName;
    const { filters, sort, count, populate: nested = {} } = typeof options === 'object' ? options : {};
    if (filters && !isOwn({ strapi }, target, filters)) return false;
    if (filters || sort || count || hiddenBy.has(target)) tags.add(`${table}@${locale}`);
    const below = tagsOfPopulate({ strapi }, { uid: target, populate: nested, locale, hiddenBy });
    below?.forEach((tag) => tags.add(tag));
    return below !== undefined;
  });
  return isKnown ? tags : undefined;
}

/**
 * @param row - an entry as the database gave it, before anything is taken from it
 * @returns the tag of each row in it
 */
export function tagsOfRow({ strapi }: { strapi: Core.Strapi }, uid: string, row: Row, tags = new Set<string>()): Set<string> {
  const table = strapi.db.metadata.get(uid).tableName;
  tags.add(`${table}:${row.id}`);
  const attributes = attributesOf({ strapi }, uid);
  for (const [name, value] of Object.entries(row)) {
    const attribute = attributes[name];
    const target = attribute && targetOf(attribute);
    if (!target || !value) continue;
    // The other languages of an entry are found by its documentId: one that comes is linked to nothing.
    if (isJoinedByValue({ strapi }, uid, name)) tags.add(`${table}#${String(row.documentId)}`);
    for (const entry of [value].flat() as Row[]) {
      // What is only counted has no row.
      if (entry.id !== undefined) tagsOfRow({ strapi }, target, entry, tags);
    }
  }
  return tags;
}

const attributesOf = ({ strapi }: { strapi: Core.Strapi }, uid: string): Record<string, Attribute> =>
  strapi.getModel(uid as UID.Schema).attributes as Record<string, Attribute>;

function targetOf({ type, target, component }: Attribute): string | undefined {
  if (!LINKS.has(type)) return undefined;
  return type === 'media' ? FILE : (component ?? target);
}

function isJoinedByValue({ strapi }: { strapi: Core.Strapi }, uid: string, name: string): boolean {
  const attribute = strapi.db.metadata.get(uid).attributes[name] as { joinColumn?: object } | undefined;
  return attribute?.joinColumn !== undefined;
}

/** @returns whether filters look at nothing but attributes of the type itself. */
export function isOwn({ strapi }: { strapi: Core.Strapi }, uid: string, filters: unknown): boolean {
  if (Array.isArray(filters)) return filters.every((filter) => isOwn({ strapi }, uid, filter));
  if (typeof filters !== 'object' || filters === null) return true;
  const attributes = attributesOf({ strapi }, uid);
  return Object.entries(filters).every(
    ([name, filter]) => !LINKS.has(attributes[name]?.type ?? '') && isOwn({ strapi }, uid, filter)
  );
}
