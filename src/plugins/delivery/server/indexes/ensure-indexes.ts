import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { INDEX_PREFIX, planIndexes, type ListedTable, type ListIndex } from './plan-indexes';

/**
 * Makes the indexes that lists of content types need, and removes those that no option asks for any more. Strapi's schema sync keeps them: it
 * drops only indexes that it has made itself (@strapi/database, schema/diff.js). It changes nothing where all is as it should be.
 *
 * Call it under the boot lock, once Strapi has made its tables. An index that is missing keeps writers of its table waiting while it is made: half a
 * second for 100,000 rows.
 *
 * @param uids - the content types; none of them, and all indexes are removed
 */
export async function ensureIndexes({ strapi, uids }: { strapi: Core.Strapi; uids: readonly string[] }): Promise<void> {
  const { connection } = strapi.db;
  const wanted = uids.flatMap((uid) => planIndexes(describeTable({ strapi, uid: uid as UID.ContentType })));
  const present = await findIndexes({ strapi });
  const names = new Set(wanted.map(({ name }) => name));
  for (const name of present) {
    if (!names.has(name)) await connection.raw('DROP INDEX IF EXISTS ??', [name]);
  }
  const missing = wanted.filter(({ name }) => !present.has(name));
  for (const index of missing) await createIndex({ strapi, index });
  // What the planner knows of a column, it knows of the rows that were there when it looked.
  for (const table of new Set(missing.map(({ table }) => table))) await connection.raw('ANALYZE ??', [table]);
}

function describeTable({ strapi, uid }: { strapi: Core.Strapi; uid: UID.ContentType }): ListedTable {
  const contentType = strapi.contentType(uid);
  const { tableName, attributes } = strapi.db.metadata.get(uid);
  const columnOf = (name: string) => (attributes[name] as { columnName?: string } | undefined)?.columnName;
  const publishedColumn = contentTypes.hasDraftAndPublish(contentType) ? columnOf('publishedAt') : undefined;
  const localeColumn = strapi.plugin('i18n').service('content-types').isLocalizedContentType(contentType)
    ? columnOf('locale')
    : undefined;
  return {
    name: tableName,
    attributes: Object.entries(contentType.attributes).flatMap(([name, attribute]) => {
      const column = columnOf(name);
      return column ? [{ type: attribute.type, column, isPrivate: attribute.private === true }] : [];
    }),
    ...(localeColumn && { localeColumn }),
    ...(publishedColumn && { publishedColumn }),
  };
}

async function findIndexes({ strapi }: { strapi: Core.Strapi }): Promise<Set<string>> {
  const { rows } = await strapi.db.connection.raw<{ rows: { name: string }[] }>(
    'SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema() AND starts_with(indexname, ?)',
    [INDEX_PREFIX]
  );
  return new Set(rows.map(({ name }) => name));
}

async function createIndex({ strapi, index }: { strapi: Core.Strapi; index: ListIndex }): Promise<void> {
  const { name, table, columns, notNull } = index;
  const condition = notNull ? ' WHERE ?? IS NOT NULL' : '';
  await strapi.db.connection.raw(
    `CREATE INDEX IF NOT EXISTS ?? ON ?? (${columns.map(() => '??').join(', ')})${condition}`,
    [name, table, ...columns, ...(notNull ? [notNull] : [])]
  );
}
