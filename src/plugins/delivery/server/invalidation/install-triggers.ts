import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { FollowedTable } from './followed-tables';
import { TRIGGER_SCHEMA, TRIGGERS_PER_TABLE, triggersOf } from './trigger-sql';

/**
 * Puts the triggers on the tables; where all are there already, it only looks. To be called under the boot lock, after Strapi has made its
 * tables. Each table is done by itself and its triggers are replaced, never missing: other nodes go on writing, and no lock waits for another.
 *
 * @param tables - every table that is to be followed; triggers on others are removed
 */
export async function installTriggers({
  strapi,
  tables,
}: {
  strapi: Core.Strapi;
  tables: readonly FollowedTable[];
}): Promise<void> {
  const knex = strapi.db.connection;
  const schema = strapi.db.getSchemaName() ?? 'public';
  const scripts = tables.map((table) => triggersOf({ schema, table }));
  const version = createHash('sha256').update(scripts.join('\n')).digest('hex');
  if (await areInstalled({ strapi, schema, version, count: tables.length * TRIGGERS_PER_TABLE })) return;

  await knex.raw(`CREATE SCHEMA IF NOT EXISTS ${TRIGGER_SCHEMA}`);
  for (const script of scripts) await knex.raw(script.replaceAll('?', '\\?'));
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = ?::regnamespace AND proname <> ALL(?)`,
    [TRIGGER_SCHEMA, tables.map(({ table }) => table)]
  );
  for (const { name } of rows) await knex.raw('DROP FUNCTION ??.?? CASCADE', [TRIGGER_SCHEMA, name]);
  await knex.raw(`COMMENT ON SCHEMA ${TRIGGER_SCHEMA} IS '${version}'`);
}

/** Strapi's schema sync can have replaced a table, and its triggers with it. */
async function areInstalled({
  strapi,
  schema,
  version,
  count,
}: {
  strapi: Core.Strapi;
  schema: string;
  version: string;
  count: number;
}): Promise<boolean> {
  const { rows } = await strapi.db.connection.raw<{ rows: { version: string | null; count: string }[] }>(
    `SELECT obj_description(namespace.oid, 'pg_namespace') AS version, count(trigger.oid) AS count
     FROM pg_namespace AS namespace
       LEFT JOIN pg_proc ON pg_proc.pronamespace = namespace.oid
       LEFT JOIN pg_trigger AS trigger ON trigger.tgfoid = pg_proc.oid AND trigger.tgenabled <> 'D'
         AND trigger.tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = ?::regnamespace)
     WHERE namespace.nspname = ?
     GROUP BY namespace.oid`,
    [schema, TRIGGER_SCHEMA]
  );
  return rows[0]?.version === version && Number(rows[0].count) === count;
}
