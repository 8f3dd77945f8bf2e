import { createHash } from 'node:crypto';

/** An index for lists of a content type. */
export interface ListIndex {
  /** The same for the same table and columns, so that an index that is there need not be compared. */
  name: string;
  table: string;
  columns: string[];
  /** The column that is NULL in rows which are nobody's to read. */
  notNull?: string;
}

/** What is known of a content type and its table. */
export interface ListedTable {
  name: string;
  attributes: readonly { type: string; column: string; isPrivate: boolean }[];
  /** The columns that hold a row's language and the time of its publication, where the type has these. */
  localeColumn?: string;
  publishedColumn?: string;
}

/** What all names begin with; nothing else in the database has such names. */
export const INDEX_PREFIX = 'delivery_';
/** PostgreSQL cuts longer names: https://www.postgresql.org/docs/current/limits.html */
const MAX_NAME_LENGTH = 63;
const HASH_LENGTH = 8;

/**
 * Values that are short and in an order, which lists sort and filter by. Of long text an index would be as large as the table, and yes or
 * no tells too few rows apart.
 */
const INDEXED_TYPES = new Set([
  ...['string', 'uid', 'email', 'enumeration'],
  ...['integer', 'biginteger', 'float', 'decimal'],
  ...['date', 'datetime', 'time', 'timestamp'],
]);

/**
 * Lists are of one language and of what is published, and they come in pages: an index that has the rows of a language in the order of an
 * attribute, and of a value in the order of their ids, gives a page without reading the others.
 *
 * @returns an index for each attribute of a type that its lists filter or sort by
 */
export function planIndexes({ name: table, attributes, localeColumn, publishedColumn }: ListedTable): ListIndex[] {
  return attributes
    .filter(({ type, column, isPrivate }) => INDEXED_TYPES.has(type) && !isPrivate && column !== localeColumn)
    .map(({ column }) => {
      const columns = [...(localeColumn ? [localeColumn] : []), column, 'id'];
      const name = nameOf([table, ...columns]);
      return { name, table, columns, ...(publishedColumn && { notNull: publishedColumn }) };
    });
}

function nameOf(parts: readonly string[]): string {
  const name = `${INDEX_PREFIX}${parts.join('_')}`;
  if (name.length <= MAX_NAME_LENGTH) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${name.slice(0, MAX_NAME_LENGTH - HASH_LENGTH - 1)}_${hash}`;
}
