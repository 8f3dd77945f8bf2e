import type { Core, UID } from '@strapi/strapi';
import { contentTypes as strapiContentTypes } from '@strapi/utils';

/** A column that leads from a link to a row of a followed table. */
export interface LinkEnd {
  column: string;
  table: string;
  /** Whether the table holds drafts, which are rows without `published_at`. */
  hasDrafts: boolean;
}

/** A table whose changes drop what was made of it, and what its rows are. */
export type FollowedTable =
  | { kind: 'entries'; table: string; hasDrafts: boolean }
  /** Components, and files: rows that belong to no language. */
  | { kind: 'parts'; table: string }
  | { kind: 'links'; table: string; ends: LinkEnd[] }
  /** Joins files with rows of any table, whose type it names. */
  | { kind: 'morph'; table: string; idColumn: string; typeColumn: string; tables: Readonly<Record<string, string>> }
  /** What decides who may read what. */
  | { kind: 'rights'; table: string }
  /** What decides about everything. */
  | { kind: 'everything'; table: string };

interface Attribute {
  type: string;
  target?: string;
  component?: string;
  components?: string[];
  joinTable?: {
    name: string;
    joinColumn: { name: string };
    inverseJoinColumn?: { name: string };
    morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
  };
}

export const FILE_UID = 'plugin::upload.file';
const RIGHTS = [
  'plugin::users-permissions.role',
  'plugin::users-permissions.permission',
  'admin::api-token',
  'admin::api-token-permission',
];
const LOCALE_UID = 'plugin::i18n.locale';

/**
 * Finds the tables that answers to readers are made of, and those that decide who reads what, in Strapi's own metadata:
 * content types, the components in them however deep, files, and all that links these with each other.
 *
 * @param contentTypes - the uids of the types that sites read
 * @throws Error naming a content type that does not exist
 */
export function findFollowedTables({
  strapi,
  contentTypes,
}: {
  strapi: Core.Strapi;
  contentTypes: readonly string[];
}): FollowedTable[] {
  const attributesOf = (uid: string) => Object.values(metadataOf(strapi, uid).attributes);
  const components = findComponents(contentTypes, attributesOf);
  const followed = new Set([...contentTypes, ...components, FILE_UID]);
  const tables = new Map<string, FollowedTable>();
  const add = (table: FollowedTable) => tables.set(table.table, table);

  for (const uid of contentTypes)
    add({ kind: 'entries', table: tableOf(strapi, uid), hasDrafts: hasDrafts(strapi, uid) });
  for (const uid of [...components, FILE_UID]) add({ kind: 'parts', table: tableOf(strapi, uid) });

  for (const uid of [...contentTypes, ...components]) {
    for (const attribute of attributesOf(uid)) {
      const links = linksOf({ strapi, uid, attribute, followed });
      if (links) add(links);
    }
  }
  const media = attributesOf(FILE_UID).find(({ joinTable }) => joinTable?.morphColumn)?.joinTable;
  if (media?.morphColumn) {
    const { idColumn, typeColumn } = media.morphColumn;
    const holders = [...contentTypes, ...components].map((uid) => [uid, tableOf(strapi, uid)]);
    const named = { table: media.name, idColumn: idColumn.name, typeColumn: typeColumn.name };
    add({ kind: 'morph', ...named, tables: Object.fromEntries(holders) });
  }
  for (const uid of RIGHTS.filter((name) => strapi.db.metadata.has(name))) {
    add({ kind: 'rights', table: tableOf(strapi, uid) });
    for (const { joinTable, target } of attributesOf(uid)) {
      if (joinTable && target !== undefined && RIGHTS.includes(target)) add({ kind: 'rights', table: joinTable.name });
    }
  }
  add({ kind: 'everything', table: tableOf(strapi, LOCALE_UID) });
  return [...tables.values()];
}

function findComponents(contentTypes: readonly string[], attributesOf: (uid: string) => Attribute[]): string[] {
  const found = new Set<string>();
  const visit = (uid: string) => {
    for (const { component, components = [] } of attributesOf(uid)) {
      for (const part of component === undefined ? components : [component]) {
        if (found.has(part)) continue;
        found.add(part);
        visit(part);
      }
    }
  };
  contentTypes.forEach(visit);
  return [...found];
}

function linksOf({
  strapi,
  uid,
  attribute: { type, target, joinTable },
  followed,
}: {
  strapi: Core.Strapi;
  uid: string;
  attribute: Attribute;
  followed: ReadonlySet<string>;
}): FollowedTable | undefined {
  if (!joinTable) return undefined;
  const endAt = (column: string, end: string): LinkEnd => ({
    column,
    table: tableOf(strapi, end),
    hasDrafts: hasDrafts(strapi, end),
  });
  const near = endAt(joinTable.joinColumn.name, uid);
  const isOfParts = type === 'component' || type === 'dynamiczone';
  if (isOfParts) return { kind: 'links', table: joinTable.name, ends: [near] };
  if (type !== 'relation' || !joinTable.inverseJoinColumn || target === undefined || !followed.has(target))
    return undefined;
  return { kind: 'links', table: joinTable.name, ends: [near, endAt(joinTable.inverseJoinColumn.name, target)] };
}

function metadataOf(strapi: Core.Strapi, uid: string): { tableName: string; attributes: Record<string, Attribute> } {
  if (!strapi.db.metadata.has(uid)) throw new Error(`The delivery plugin knows no content type "${uid}"`);
  return strapi.db.metadata.get(uid);
}

/** The table in which Strapi keeps a content type or component. */
export const tableOf = (strapi: Core.Strapi, uid: string): string => metadataOf(strapi, uid).tableName;

function hasDrafts(strapi: Core.Strapi, uid: string): boolean {
  const contentType = strapi.contentTypes[uid as UID.ContentType];
  return contentType !== undefined && strapiContentTypes.hasDraftAndPublish(contentType);
}
