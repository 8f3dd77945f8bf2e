import type { Core } from '@strapi/strapi';

import { createTables, type Tables } from '../../src/seeding/bulk/tables';
import {
  componentAttributes,
  contentModelOf,
  type Attributes,
  type ContentModel,
} from '../../src/seeding/content-model';

type Row = Record<string, unknown>;

interface Reader {
  strapi: Core.Strapi;
  model: ContentModel;
  tables: Tables;
}

/**
 * Everything PostgreSQL holds of an entry: the rows of its versions, of their components, and of what joins them with other
 * entries and with files. Ids and moments are left out, so that two entries alike give the same.
 */
export async function readStoredRows(strapi: Core.Strapi, typeName: string, documentId: string): Promise<Row[]> {
  const model = contentModelOf(strapi);
  const type = model.types.get(typeName);
  if (!type) throw new Error(`there is no content type "${typeName}"`);
  const reader: Reader = { strapi, model, tables: createTables({ strapi }) };
  const versions = await query(reader, 'SELECT * FROM ?? WHERE document_id = ? ORDER BY locale, published_at IS NULL', [
    reader.tables.tableOf(type.uid),
    documentId,
  ]);
  return Promise.all(versions.map((version) => describe(reader, type.uid, type.attributes, version)));
}

/** What is remembered of an entry in one language. */
export interface StoredRecord extends Row {
  draft_texts: Texts;
  published_texts: Texts;
}

type Texts = Record<string, { text: unknown }>;

/** What the hub remembers of an entry's languages. Ids and moments are left out, as above, and which entry it is. */
export async function readStoredRecords(strapi: Core.Strapi, documentId: string): Promise<StoredRecord[]> {
  const { rows } = await strapi.db.connection.raw<{ rows: Row[] }>(
    'SELECT * FROM localization_versions WHERE entry = ? ORDER BY locale',
    [documentId]
  );
  return rows.map((row) => {
    const { created_at, updated_at, published_at, ...columns } = row;
    const parsed = Object.entries(without(columns, 'id', 'document_id', 'entry')).map(([name, value]) => [
      name,
      // Strapi has its PostgreSQL driver leave JSON as it is stored.
      typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value,
    ]);
    const moments = [created_at, updated_at, published_at].map((moment) => moment !== null);
    return { ...Object.fromEntries(parsed), moments } as StoredRecord;
  });
}

async function query({ strapi }: Reader, sql: string, bindings: (string | number)[]): Promise<Row[]> {
  return (await strapi.db.connection.raw<{ rows: Row[] }>(sql, bindings)).rows;
}

async function describe(reader: Reader, uid: string, attributes: Attributes, stored: Row): Promise<Row> {
  const { id, created_at, updated_at, published_at, ...columns } = stored;
  const described: Row = without(columns, 'document_id');
  if (created_at !== undefined) {
    described.moments = [created_at, updated_at, published_at].map((moment) => moment !== null);
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    const joins = { ...reader, uid, name, id: Number(id) };
    if (attribute.type === 'component') {
      described[name] = await describeParts(joins, componentAttributes(reader.model, attribute));
    } else if (attribute.type === 'media') described[name] = await describeFiles(joins);
    else if (attribute.type === 'relation' && !attribute.mappedBy) described[name] = await describeTargets(joins);
  }
  return described;
}

const without = (row: Row, ...columns: string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));

interface Join extends Reader {
  uid: string;
  name: string;
  id: number;
}

async function describeParts(join: Join, attributes: Attributes): Promise<Row[]> {
  const { table, from, to } = join.tables.componentTableOf(join.uid, join.name);
  const links = await query(join, 'SELECT * FROM ?? WHERE ?? = ? AND field = ? ORDER BY "order"', [
    table,
    from,
    join.id,
    join.name,
  ]);
  return Promise.all(
    links.map(async (link) => {
      const component = String(link.component_type);
      const [part] = await query(join, 'SELECT * FROM ?? WHERE id = ?', [
        join.tables.tableOf(component),
        Number(link[to]),
      ]);
      return {
        link: without(link, 'id', from, to),
        part: part && (await describe(join, component, attributes, part)),
      };
    })
  );
}

async function describeFiles(join: Join): Promise<Row[]> {
  const { table, file, relatedId, relatedType } = join.tables.mediaTable();
  return query(
    join,
    'SELECT link.field, link."order", files.name FROM ?? link JOIN files ON files.id = link.?? ' +
      'WHERE link.?? = ? AND link.?? = ? AND link.field = ? ORDER BY link."order"',
    [table, file, relatedId, join.id, relatedType, join.uid, join.name]
  );
}

async function describeTargets(join: Join): Promise<Row[]> {
  const { table, from, to, inverseOrder } = join.tables.linkTableOf(join.uid, join.name);
  const target = (join.strapi.getModel(join.uid as never) as { attributes: Attributes }).attributes[join.name]?.target;
  const rows = await query(
    join,
    'SELECT link.*, target.document_id AS target, target.locale AS target_locale, ' +
      'target.published_at IS NOT NULL AS target_is_published ' +
      'FROM ?? link JOIN ?? target ON target.id = link.?? WHERE link.?? = ? ORDER BY link.id',
    [table, join.tables.tableOf(target ?? ''), to, from, join.id]
  );
  return rows.map((row) => ({
    ...without(row, 'id', from, to),
    // An entry's place among those of its target depends on how many there are already.
    ...(inverseOrder && { [inverseOrder]: Number(row[inverseOrder]) > 0 }),
  }));
}

/** The number of rows of every table. */
export async function countAllRows(strapi: Core.Strapi): Promise<Record<string, number>> {
  const knex = strapi.db.connection;
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`
  );
  const counts: [string, number][] = [];
  for (const { name } of rows) {
    const { rows: counted } = await knex.raw<{ rows: { count: string }[] }>('SELECT count(*) FROM ??', [name]);
    counts.push([name, Number(counted[0]?.count)]);
  }
  return Object.fromEntries(counts);
}
