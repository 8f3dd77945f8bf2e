import type { Core } from '@strapi/strapi';

import { FILE_UID, LOCALE_UID, type ContentLink, type ContentModel } from '../content-model';

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

/** Those of everybody. Nothing is kept of what somebody with a token gets, so that tokens come and go does not matter. */
const RIGHTS = ['plugin::users-permissions.role', 'plugin::users-permissions.permission'];

/**
 * Finds the tables that answers to readers are made of, and those that decide who reads what: content types, the components in them however
 * deep, files, and all that links these with each other.
 */
export function findFollowedTables({ strapi, model }: { strapi: Core.Strapi; model: ContentModel }): FollowedTable[] {
  const tables = new Map<string, FollowedTable>();
  const add = (table: FollowedTable) => tables.set(table.table, table);
  const holders = [...model.contentTypes, ...model.components];

  for (const uid of model.contentTypes) {
    add({ kind: 'entries', table: model.tableOf(uid), hasDrafts: model.hasDrafts(uid) });
  }
  for (const uid of [...model.components, FILE_UID]) add({ kind: 'parts', table: model.tableOf(uid) });
  for (const uid of holders) {
    for (const link of model.linksOf(uid).values()) {
      const links = linksIn({ model, uid, link });
      if (links) add(links);
    }
  }
  add({ kind: 'morph', ...model.media, tables: Object.fromEntries(holders.map((uid) => [uid, model.tableOf(uid)])) });
  for (const table of findRightsTables({ strapi })) add({ kind: 'rights', table });
  add({ kind: 'everything', table: model.tableOf(LOCALE_UID) });
  return [...tables.values()];
}

function linksIn({
  model,
  uid,
  link: { kind, targets, table, near, far },
}: {
  model: ContentModel;
  uid: string;
  link: ContentLink;
}): FollowedTable | undefined {
  const [target = ''] = targets;
  const endAt = (column: string, end: string): LinkEnd => ({
    column,
    table: model.tableOf(end),
    hasDrafts: model.hasDrafts(end),
  });
  if (table === undefined || near === undefined) return undefined;
  if (kind === 'component' || kind === 'dynamiczone') return { kind: 'links', table, ends: [endAt(near, uid)] };
  if (kind !== 'relation' || far === undefined || !model.isFollowed(target)) return undefined;
  return { kind: 'links', table, ends: [endAt(near, uid), endAt(far, target)] };
}

function findRightsTables({ strapi }: { strapi: Core.Strapi }): string[] {
  const { metadata } = strapi.db;
  return RIGHTS.filter((uid) => metadata.has(uid)).flatMap((uid) => {
    const { tableName, attributes } = metadata.get(uid) as unknown as {
      tableName: string;
      attributes: Record<string, { target?: string; joinTable?: { name: string } }>;
    };
    const links = Object.values(attributes).filter(({ target }) => target !== undefined && RIGHTS.includes(target));
    return [tableName, ...links.flatMap(({ joinTable }) => joinTable?.name ?? [])];
  });
}
