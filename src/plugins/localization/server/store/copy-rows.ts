import type { Knex } from 'knex';

/** A row, the row of its table that it takes shared columns from, and the values it has for itself, by column. */
export interface RowCopy {
  id: number;
  fromId: number;
  values: Record<string, unknown>;
}

interface Copying {
  trx: Knex;
  table: string;
  /** The columns that are copied. */
  shared: readonly string[];
  /** The columns whose values each row has for itself. */
  set: readonly string[];
  rows: readonly RowCopy[];
}

/**
 * Inserts rows, in one statement.
 *
 * @param copied - columns that a new row takes from the other once
 */
export async function insertCopies({
  copied = [],
  ...copying
}: Copying & { copied?: readonly string[] }): Promise<void> {
  const { trx, table, shared, set, rows } = copying;
  if (rows.length === 0) return;
  const taken = [...shared, ...copied];
  await trx.raw(
    `INSERT INTO :table: (${['id', ...quote([...taken, ...set])].join(', ')})
     SELECT ${['pair.id', ...quote(taken, 'truth.'), ...quote(set, 'value.')].join(', ')}
     FROM ${sources(table)}`,
    bindingsOf(copying)
  );
}

/**
 * Updates rows that differ, in one statement.
 *
 * @param touch - what else becomes of a row that changes: SQL after SET, with `target` for the row and `truth` for the other
 */
export async function updateCopies({
  touch,
  ...copying
}: Copying & { touch?: { sql: string; bindings: Record<string, Date> } }): Promise<void> {
  const { trx, table, shared, set, rows } = copying;
  const columns = [...shared, ...set];
  if (rows.length === 0 || columns.length === 0) return;
  const wanted = [...quote(shared, 'truth.'), ...quote(set, 'value.')];
  const changes = quote(columns).map((column, index) => `${column} = ${wanted[index]}`);
  await trx.raw(
    `UPDATE :table: AS target SET ${[...changes, ...(touch ? [touch.sql] : [])].join(', ')}
     FROM ${sources(table)}
     WHERE target.id = pair.id AND ROW(${quote(columns, 'target.').join(', ')}) IS DISTINCT FROM ROW(${wanted.join(', ')})`,
    { ...bindingsOf(copying), ...touch?.bindings }
  );
}

const quote = (columns: readonly string[], prefix = '') =>
  columns.map((column) => `${prefix}"${column.replaceAll('"', '""')}"`);

/** Of each row to be written: its id, the row it takes what is shared from, and its values. */
const sources = (table: string) => `unnest(:ids::int[], :fromIds::int[]) AS pair(id, from_id)
  JOIN :table: AS truth ON truth.id = pair.from_id
  JOIN json_populate_recordset(NULL::${quote([table])[0]}, :values::json) AS value ON value.id = pair.id`;

const bindingsOf = ({ table, rows }: Copying) => ({
  table,
  ids: rows.map(({ id }) => id),
  fromIds: rows.map(({ fromId }) => fromId),
  values: JSON.stringify(rows.map(({ id, values }) => ({ id, ...values }))),
});
