import type { Knex } from 'knex';

export type Row = Record<string, unknown>;

/** Writes many rows of few tables with one statement each. */
export function createTableWriter(trx: Knex) {
  return {
    /** Takes ids from a table's sequence, as its own default would. */
    async reserveIds(table: string, count: number): Promise<number[]> {
      const { rows } = await trx.raw<{ rows: { id: string }[] }>(
        `SELECT nextval(pg_get_serial_sequence(?, 'id')) AS id FROM generate_series(1, ?::int)`,
        [table, count]
      );
      return rows.map(({ id }) => Number(id));
    },

    /** Inserts rows that have the same columns. The text of a JSON column is its value, not a string of it. */
    async insert(table: string, rows: readonly Row[]): Promise<void> {
      const [first] = rows;
      if (!first) return;
      const columns = Object.keys(first);
      const names = columns.map(() => '??').join(', ');
      // One parameter for all rows: PostgreSQL allows 65,535 in a statement, and hundreds of rows have more values.
      await trx.raw(`INSERT INTO ?? (${names}) SELECT ${names} FROM json_populate_recordset(NULL::??, ?::json)`, [
        table,
        ...columns,
        ...columns,
        table,
        JSON.stringify(rows),
      ]);
    },

    /** The highest value of a column per value of another. */
    async highest(table: string, column: string, by: string, values: readonly number[]): Promise<Map<number, number>> {
      const { rows } = await trx.raw<{ rows: { by: number; highest: number }[] }>(
        'SELECT ?? AS "by", max(??) AS highest FROM ?? WHERE ?? = ANY(?) GROUP BY ??',
        [by, column, table, by, values, by]
      );
      return new Map(rows.map(({ by: value, highest }) => [value, highest]));
    },
  };
}

export type TableWriter = ReturnType<typeof createTableWriter>;
