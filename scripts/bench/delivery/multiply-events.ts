import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../src/locales';
import { sampleUid } from '../../../src/seeding/samples/sample-entries';

/** As far as Strapi's metadata says where a type is kept. */
interface Metadata {
  tableName: string;
  attributes: Record<string, { joinTable?: { name: string; joinColumn?: { name: string } } }>;
}

/**
 * Copies events in SQL, with their links and components, each an hour later than the one before: writing as many through the
 * engine takes an hour. What only an editor sees, such as the records of translations, is not copied. Triggers, those of foreign keys
 * among them, do not run for the copies.
 *
 * @param times - how many there are of each afterwards
 * @returns how many events there are
 */
export async function multiplyEvents({ strapi, times }: { strapi: Core.Strapi; times: number }): Promise<number> {
  const { connection } = strapi.db;
  const { tableName, attributes } = strapi.db.metadata.get(sampleUid('event')) as unknown as Metadata;
  // A copy's row id is its original's, moved: so its links are known without looking for it.
  const [last] = await connection(tableName).max({ id: 'id' });
  const offset = Number(last?.id) + 1;
  const moved = (column: string) => connection.raw('?? + number * ?', [column, offset]);
  const values = {
    id: moved('id'),
    document_id: connection.raw(`document_id || '-' || number`),
    slug: connection.raw(`slug || '-' || number`),
    starts_at: connection.raw(`starts_at + number * interval '1 hour'`),
    ends_at: connection.raw(`ends_at + number * interval '1 hour'`),
  };
  await copyRows({ strapi, table: tableName, values, times });
  await connection.raw('SELECT setval(pg_get_serial_sequence(?, ?), max(id)) FROM ??', [tableName, 'id', tableName]);

  const links = Object.values(attributes).flatMap(({ joinTable }) => joinTable ?? []);
  const tables = new Map(links.map(({ name, joinColumn }) => [name, joinColumn?.name]));
  for (const [table, owner] of tables) {
    if (owner) await copyRows({ strapi, table, values: { [owner]: moved(owner) }, times });
  }
  const [counted] = await connection(tableName)
    .where({ locale: DEFAULT_LOCALE })
    .whereNotNull('published_at')
    .count({ count: '*' });
  return Number(counted?.count);
}

/** Inserts further copies of all rows of a table. */
async function copyRows({
  strapi,
  table,
  values,
  times,
}: {
  strapi: Core.Strapi;
  table: string;
  /** What a copy has in place of its original's, by column. */
  values: Record<string, unknown>;
  times: number;
}): Promise<void> {
  const { connection } = strapi.db;
  const columns = Object.keys(await connection(table).columnInfo()).filter((name) => name !== 'id' || name in values);
  const selected = columns.map((column) => values[column] ?? connection.ref(column));
  await connection.transaction(async (trx) => {
    await trx.raw('SET LOCAL session_replication_role = replica');
    await trx.raw(
      `INSERT INTO ?? (${columns.map(() => '??').join(', ')})
       SELECT ${columns.map(() => '?').join(', ')} FROM ??, generate_series(1, ?) AS number`,
      [table, ...columns, ...(selected as never[]), table, times - 1]
    );
  });
}
