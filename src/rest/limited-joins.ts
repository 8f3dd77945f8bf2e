import type { Core } from '@strapi/strapi';

/** Which rows of a content type exist for a reader. */
export interface RowLimit {
  /** Attributes that must have a value. */
  notNull: readonly string[];
  /** Attributes that must have this value. */
  equal: Readonly<Record<string, string>>;
}

/** A LEFT JOIN as Strapi's query builder keeps it (@strapi/database, query/helpers/join.js). */
interface Join {
  alias: string;
  referencedTable: string;
  referencedColumn: string;
  /** The alias of the table that is joined to, and its column. */
  rootTable: string;
  rootColumn: string;
  /** Further columns of the joined table, and what they equal. */
  on?: Record<string, unknown>;
  /** Columns of the joined table by which the rows are sorted. */
  orderBy?: Record<string, 'asc' | 'desc'>;
}

/** The part of Strapi's query builder that sorts, and joins tables for filters and sorts. */
export interface JoiningQuery {
  /** Of the table whose rows are read. */
  alias: string;
  state: {
    joins: Join[];
    /** By columns with the alias of their table, or by what Strapi makes of a sort by `status`. */
    orderBy: { column?: string; order?: 'asc' | 'desc' }[];
  };
  join: (join: Join) => unknown;
}

interface LimitedTable extends RowLimit {
  columnOf: (attribute: string) => string;
}

/**
 * Limits the rows that a query's joins find. The condition has to be in the join: in WHERE it would make the difference
 * between an entry without related rows and one whose related rows are hidden.
 * Sorts have been joined when this is called, filters are joined afterwards.
 */
export function limitJoins(
  { strapi }: { strapi: Core.Strapi },
  query: JoiningQuery,
  limits: Map<string, RowLimit>
): void {
  const tables = new Map<string, LimitedTable>();
  for (const [uid, limit] of limits) {
    const { tableName, attributes } = strapi.db.metadata.get(uid);
    const columnOf = (name: string) => (attributes[name] as { columnName?: string }).columnName ?? name;
    tables.set(tableName, { ...limit, columnOf });
  }
  const limit = (join: Join) => {
    const table = tables.get(join.referencedTable);
    if (table) limitJoin({ strapi }, join, table, findLinkTable({ strapi }, query, join));
  };

  query.state.joins.forEach(limit);
  const join = query.join.bind(query);
  query.join = (next) => {
    limit(next);
    return join(next);
  };
}

/** The join of the link table through which a relation reaches its target, where it has one. */
function findLinkTable({ strapi }: { strapi: Core.Strapi }, query: JoiningQuery, join: Join): Join | undefined {
  const before = query.state.joins.find(({ alias }) => alias === join.rootTable);
  const models = [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)];
  const isModel = models.some((uid) => strapi.db.metadata.get(uid).tableName === before?.referencedTable);
  return isModel ? undefined : before;
}

function limitJoin(
  { strapi }: { strapi: Core.Strapi },
  join: Join,
  { equal, notNull, columnOf }: LimitedTable,
  link: Join | undefined
): void {
  const { connection } = strapi.db;
  if (!link) {
    // `on` can only say "equals", and a column equals itself unless it is NULL.
    const present = notNull.map((name) => [columnOf(name), connection.raw('??', [`${join.alias}.${columnOf(name)}`])]);
    const same = Object.entries(equal).map(([name, value]) => [columnOf(name), value]);
    join.on = { ...join.on, ...Object.fromEntries([...present, ...same]) };
    return;
  }
  // The link itself must not be found: a link without its target would be a row more.
  // Links of published entries lead to published ones, so only the values are looked at.
  for (const [name, value] of Object.entries(equal)) {
    const visible = connection.raw('ANY (SELECT ?? FROM ?? WHERE ?? = ?)', [
      join.referencedColumn,
      join.referencedTable,
      columnOf(name),
      value,
    ]);
    link.on = { ...link.on, [join.rootColumn]: visible };
  }
}
