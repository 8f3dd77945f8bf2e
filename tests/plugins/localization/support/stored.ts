import type { Core } from '@strapi/strapi';

import type { Text } from './content';
import { plainText, rowName, type RecordView, type RowView } from './expected';
import type { Layer } from './model/model';
import { SHAPES, type Shape } from './schema';

/** Everything the test hub holds, named as the model names it. */
export interface Stored {
  rows: Map<string, RowView>;
  slugs: Map<string, string | null>;
  records: Map<string, RecordView>;
  /** The ids of a row's components: of each its own, and of those inside it. */
  components: Map<string, ComponentIds>;
  /** What hangs on nothing, or twice. */
  faults: string[];
}

/** By slot, in their order. */
export type ComponentIds = Record<string, { id: number; inside: ComponentIds }[]>;

type Row = Record<string, unknown> & { id: number };

interface Column {
  columnName?: string;
  joinTable?: {
    name: string;
    joinColumn: { name: string };
    inverseJoinColumn: { name: string };
    orderColumnName?: string;
  };
}

const RECORD = 'plugin::localization.version';

/**
 * Reads all of it with one statement.
 *
 * @param entries - the model's number of each entry, by documentId
 * @param files - the number of each file, by its id
 */
export async function readStored(
  strapi: Core.Strapi,
  { entries, files }: { entries: Map<string, number>; files: Map<number, number> }
): Promise<Stored> {
  const tables = tablesOf(strapi);
  const { rows } = await strapi.db.connection.raw<{ rows: { data: Record<string, Row[]> }[] }>(tables.statement);
  return new Reading({ strapi, data: rows[0]?.data ?? {}, entries, files }).read();
}

const known = new WeakMap<Core.Strapi, { statement: string }>();

/** The statement that reads every table an entry has a part in. */
function tablesOf(strapi: Core.Strapi): { statement: string } {
  const found = known.get(strapi);
  if (found) return found;
  const names = new Set(['files_related_mph', strapi.db.metadata.get(RECORD).tableName]);
  const visit = (shape: Shape) => {
    const { tableName, attributes } = strapi.db.metadata.get(shape.uid);
    names.add(tableName);
    for (const field of [...shape.slots.keys(), ...shape.oneWay.keys(), ...shape.twoWay.keys()]) {
      names.add((attributes[field] as Column).joinTable?.name ?? '');
    }
    for (const { shape: inner } of shape.slots.values()) visit(inner);
  };
  for (const shape of SHAPES.values()) visit(shape);
  const parts = [...names].map((name) => `'${name}', (SELECT coalesce(json_agg(t), '[]') FROM "${name}" t)`);
  const tables = { statement: `SELECT json_build_object(${parts.join(', ')}) AS data` };
  known.set(strapi, tables);
  return tables;
}

interface ReadingOptions {
  strapi: Core.Strapi;
  data: Record<string, Row[]>;
  entries: Map<string, number>;
  files: Map<number, number>;
}

/** Puts the rows of all tables together again. */
class Reading {
  private readonly strapi: Core.Strapi;
  private readonly data: Record<string, Row[]>;
  private readonly entries: Map<string, number>;
  private readonly files: Map<number, number>;
  private readonly byColumn = new Map<string, Map<unknown, Row[]>>();
  private readonly used = new Map<string, Set<number>>();
  private readonly faults: string[] = [];

  constructor({ strapi, data, entries, files }: ReadingOptions) {
    this.strapi = strapi;
    this.data = data;
    this.entries = entries;
    this.files = files;
  }

  read(): Stored {
    const stored: Stored = {
      rows: new Map(),
      slugs: new Map(),
      records: new Map(),
      components: new Map(),
      faults: this.faults,
    };
    for (const [type, shape] of SHAPES) {
      for (const row of this.table(shape)) this.readRow(stored, { type, shape, row });
    }
    this.readRecords(stored);
    for (const shape of SHAPES.values()) this.findOrphans(shape);
    return stored;
  }

  private metadata = (uid: string) => this.strapi.db.metadata.get(uid);
  private table = (shape: Shape) => this.data[this.metadata(shape.uid).tableName] ?? [];
  private column = (uid: string, name: string) =>
    (this.metadata(uid).attributes[name] as Column | undefined)?.columnName ?? name;

  private find(table: string, column: string, value: unknown): Row[] {
    const name = `${table}.${column}`;
    let index = this.byColumn.get(name);
    if (!index) {
      index = new Map();
      for (const row of this.data[table] ?? []) {
        const rows = index.get(row[column]) ?? [];
        rows.push(row);
        index.set(row[column], rows);
      }
      this.byColumn.set(name, index);
    }
    return index.get(value) ?? [];
  }

  private placeOf(row: Row) {
    const layer: Layer = row.published_at === null ? 'draft' : 'published';
    return { entry: this.entries.get(String(row.document_id)), layer, locale: String(row.locale) };
  }

  private readRow(stored: Stored, { shape, row }: { type: string; shape: Shape; row: Row }): void {
    const { entry, layer, locale } = this.placeOf(row);
    if (entry === undefined) {
      this.faults.push(`${shape.uid} ${row.id} belongs to no entry`);
      return;
    }
    const name = rowName(entry, layer, locale);
    if (stored.rows.has(name)) this.faults.push(`${name} is there twice`);
    const components: ComponentIds = {};
    stored.rows.set(name, {
      content: this.describe(shape, row, row, components),
      links: Object.fromEntries(
        [...shape.twoWay].map(([field, { type }]) => [field, this.targets({ shape, row, field, type, version: row })])
      ),
      contentLocale: row[this.column(shape.uid, 'contentLocale')] as string | null,
      fieldLocales: row[this.column(shape.uid, 'fieldLocales')] as RowView['fieldLocales'],
    });
    stored.components.set(name, components);
    if (shape.slugFrom) stored.slugs.set(name, row.slug as string | null);
  }

  /** @param version - the row of the entry that all of this belongs to */
  private describe(shape: Shape, row: Row, version: Row, components: ComponentIds): Record<string, unknown> {
    const described: Record<string, unknown> = {};
    for (const [name, kind] of shape.texts) {
      const value = row[this.column(shape.uid, name)];
      described[name] = plainText(kind === 'blocks' ? paragraphsOf(value) : ((value ?? '') as string));
    }
    for (const name of shape.scalars.keys()) described[name] = row[this.column(shape.uid, name)] ?? null;
    for (const name of shape.media.keys()) described[name] = this.mediaOf(shape, row, name);
    for (const [field, { type }] of shape.oneWay) described[field] = this.targets({ shape, row, field, type, version });
    for (const [slot, { shape: inner }] of shape.slots) {
      const rows = this.componentsOf(shape, row, slot, inner);
      const inside = rows.map(({ id }) => ({ id, inside: {} }));
      components[slot] = inside;
      described[slot] = rows.map((one, index) => this.describe(inner, one, version, inside[index]?.inside ?? {}));
    }
    return described;
  }

  private componentsOf(shape: Shape, row: Row, slot: string, inner: Shape): Row[] {
    const join = (this.metadata(shape.uid).attributes[slot] as Column).joinTable;
    if (!join) return [];
    const joins = this.find(join.name, join.joinColumn.name, row.id).filter(({ field }) => field === slot);
    return inOrder(joins, join.orderColumnName).flatMap((one) => {
      const id = Number(one[join.inverseJoinColumn.name]);
      const used = this.used.get(inner.uid) ?? new Set();
      this.used.set(inner.uid, used);
      if (used.has(id)) this.faults.push(`${inner.uid} ${id} is in two places`);
      used.add(id);
      const found = this.find(this.metadata(inner.uid).tableName, 'id', id);
      if (found.length === 0) this.faults.push(`${shape.uid} ${row.id} has a ${slot} that is not there`);
      return found;
    });
  }

  private findOrphans(shape: Shape): void {
    for (const { shape: inner } of shape.slots.values()) {
      const orphans = this.table(inner).filter(({ id }) => !this.used.get(inner.uid)?.has(id));
      if (orphans.length > 0) this.faults.push(`${inner.uid}: ${orphans.length} rows hang on nothing`);
      this.findOrphans(inner);
    }
  }

  private mediaOf(shape: Shape, row: Row, name: string): (number | undefined)[] {
    const joins = this.find('files_related_mph', 'related_id', row.id).filter(
      ({ related_type, field }) => related_type === shape.uid && field === name
    );
    return inOrder(joins, 'order').map(({ file_id }) => this.files.get(Number(file_id)));
  }

  /** The entries a relation leads to; in words where it is not to the same language and layer. */
  private targets({ shape, row, field, type, version }: TargetsOptions): (number | string)[] {
    const join = (this.metadata(shape.uid).attributes[field] as Column).joinTable;
    const target = SHAPES.get(type);
    if (!join || !target) return [];
    const here = this.placeOf(version);
    return inOrder(this.find(join.name, join.joinColumn.name, row.id), join.orderColumnName).map((one) => {
      const [found] = this.find(this.metadata(target.uid).tableName, 'id', one[join.inverseJoinColumn.name]);
      if (!found) return 'nothing';
      const there = this.placeOf(found);
      if (there.entry !== undefined && there.layer === here.layer && there.locale === here.locale) return there.entry;
      return rowName(there.entry ?? -1, there.layer, there.locale);
    });
  }

  private readRecords(stored: Stored): void {
    const table = this.metadata(RECORD).tableName;
    const read = (row: Row, name: string) => row[this.column(RECORD, name)];
    for (const row of this.data[table] ?? []) {
      const entry = this.entries.get(String(read(row, 'entry')));
      if (entry === undefined) this.faults.push(`a record belongs to no entry: ${String(read(row, 'entry'))}`);
      const name = `#${entry ?? -1} ${String(read(row, 'locale'))}`;
      if (stored.records.has(name)) this.faults.push(`the record ${name} is there twice`);
      stored.records.set(name, {
        sourceLocale: String(read(row, 'sourceLocale')),
        contentLocale: String(read(row, 'contentLocale')),
        state: String(read(row, 'state')),
        staleCount: Number(read(row, 'staleCount')),
        untranslatedCount: Number(read(row, 'untranslatedCount')),
      });
    }
  }
}

interface TargetsOptions {
  shape: Shape;
  row: Row;
  field: string;
  type: string;
  version: Row;
}

const inOrder = (rows: Row[], column: string | undefined): Row[] =>
  [...rows].sort((one, other) => {
    const order = column === undefined ? 0 : Number(one[column] ?? Infinity) - Number(other[column] ?? Infinity);
    return order || one.id - other.id;
  });

interface Block {
  children: { text: string }[];
}

/** Every block the tests write is a paragraph with one text. */
const paragraphsOf = (value: unknown): Text =>
  ((value ?? []) as Block[]).map(({ children }) => children.map(({ text }) => text).join(''));
