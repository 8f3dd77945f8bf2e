import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import type { TextAttribute } from '../domain/content-shape';
import type { Part } from '../domain/parts';
import { isEmptyText, type Text } from '../domain/texts';

import type { ContentTables } from './content-tables';

/** A version's row: draft or published. */
export interface StoredVersion extends Part {
  documentId: string;
  locale: string;
  isPublished: boolean;
  slug: string | null;
  updatedAt: Date;
}

interface PartRow {
  holder: number;
  part: number;
  uid: string;
  field: string;
}

interface MutablePart extends Part {
  texts: Map<string, Text>;
  parts: Map<string, Part[]>;
}

interface Reading {
  trx: Knex;
  tables: ContentTables;
  type: string;
}

/**
 * Reads all versions of entries of a type with their texts and components: one statement for the rows, and two for each level
 * and kind of component in them, however many entries and languages there are.
 */
export function readVersions({
  documentIds,
  ...reading
}: Reading & { documentIds: readonly string[] }): Promise<StoredVersion[]> {
  return readRows({ ...reading, where: { sql: 'document_id = ANY(?)', bindings: [documentIds] } });
}

/** Reads the drafts of entries in one language each, in the same way. */
export function readDrafts({
  entries,
  ...reading
}: Reading & { entries: readonly { documentId: string; locale: string }[] }): Promise<StoredVersion[]> {
  const sql = '(document_id, locale) IN (SELECT * FROM unnest(?::text[], ?::text[])) AND published_at IS NULL';
  const bindings = [entries.map(({ documentId }) => documentId), entries.map(({ locale }) => locale)];
  return readRows({ ...reading, where: { sql, bindings } });
}

async function readRows({
  trx,
  tables,
  type,
  where,
}: Reading & { where: { sql: string; bindings: readonly (readonly string[])[] } }): Promise<StoredVersion[]> {
  const { texts, slug } = tables.shapeOfPart({ uid: type }, true);
  const columns = columnsOf(tables, type, [...texts.map(({ name }) => name), ...(slug ? [slug.name] : [])]);
  const { rows } = await trx.raw<{ rows: (Record<string, unknown> & { id: number })[] }>(
    `SELECT id, document_id, locale, updated_at, published_at IS NOT NULL AS is_published ${columns.sql} FROM ?? WHERE ${where.sql}
     ORDER BY id`,
    [...columns.bindings, tables.tableOf(type), ...where.bindings]
  );
  const parse = createParse();
  const versions = rows.map((row): StoredVersion & MutablePart => ({
    id: row.id,
    uid: type,
    texts: pickTexts(row, texts, parse),
    parts: new Map(),
    documentId: row.document_id as string,
    locale: row.locale as string,
    isPublished: row.is_published as boolean,
    updatedAt: row.updated_at as Date,
    slug: slug ? ((row[slug.name] as string | null) ?? null) : null,
  }));
  await readParts({ trx, tables, holders: versions });
  return versions;
}

/** Reads the components in versions or components, and those in them. */
async function readParts({
  trx,
  tables,
  holders,
}: {
  trx: Knex;
  tables: ContentTables;
  holders: readonly MutablePart[];
}): Promise<void> {
  const found: MutablePart[] = [];
  for (const [uid, ofUid] of Object.entries(groupBy(holders, ({ uid }) => uid))) {
    const table = tables.partTableOf(uid);
    if (!table) continue;
    const { rows } = await trx.raw<{ rows: PartRow[] }>(
      'SELECT ?? AS holder, ?? AS part, component_type AS uid, field FROM ?? WHERE ?? = ANY(?) ORDER BY "order", id',
      [table.holder, table.part, table.table, table.holder, ofUid.map(({ id }) => id)]
    );
    const byId = new Map(ofUid.map((holder) => [holder.id, holder]));
    for (const { holder, part: id, uid: partUid, field } of rows) {
      const part: MutablePart = { id, uid: partUid, texts: new Map(), parts: new Map() };
      const { parts } = byId.get(holder) as MutablePart;
      parts.set(field, [...(parts.get(field) ?? []), part]);
      found.push(part);
    }
  }
  if (found.length === 0) return;

  for (const [uid, ofUid] of Object.entries(groupBy(found, ({ uid }) => uid))) {
    const { texts } = tables.shapeOfPart({ uid }, true);
    if (texts.length === 0) continue;
    const columns = columnsOf(
      tables,
      uid,
      texts.map(({ name }) => name)
    );
    const { rows } = await trx.raw<{ rows: (Record<string, unknown> & { id: number })[] }>(
      `SELECT id ${columns.sql} FROM ?? WHERE id = ANY(?)`,
      [...columns.bindings, tables.tableOf(uid), ofUid.map(({ id }) => id)]
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const parse = createParse();
    for (const part of ofUid) part.texts = pickTexts(byId.get(part.id) ?? {}, texts, parse);
  }
  await readParts({ trx, tables, holders: found });
}

function columnsOf(tables: ContentTables, uid: string, names: readonly string[]) {
  return {
    sql: names.map(() => ', ?? AS ??').join(''),
    bindings: names.flatMap((name) => [tables.columnOf(uid, name), name]),
  };
}

/** Most rows of an entry say the same, in other languages and as drafts: it is parsed once, and nobody changes it. */
function createParse(): (json: string) => unknown {
  const known = new Map<string, unknown>();
  return (json) => {
    const value = known.get(json) ?? (JSON.parse(json) as unknown);
    known.set(json, value);
    return value;
  };
}

function pickTexts(
  row: Record<string, unknown>,
  attributes: readonly TextAttribute[],
  parse: (json: string) => unknown
): Map<string, Text> {
  return new Map(
    attributes.flatMap(({ name, isBlocks }) => {
      const value = row[name] as string | null | undefined;
      // Strapi has its PostgreSQL driver leave JSON as it is stored.
      const text: unknown = isBlocks && typeof value === 'string' ? parse(value) : value;
      return isEmptyText(text) ? [] : [[name, text as Text] as const];
    })
  );
}
