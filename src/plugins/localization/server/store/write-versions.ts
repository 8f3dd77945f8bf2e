import type { Knex } from 'knex';

import type { PartOrigins } from '../domain/align';
import type { ContentShape } from '../domain/content-shape';
import type { VersionLanguages } from '../domain/derive';
import type { ShownText } from '../domain/own-texts';
import { join, walkParts, type Part } from '../domain/parts';

import type { ContentTables } from './content-tables';
import { mirrorLinks, mirrorMedia, type Pair } from './mirror';
import { groupBy, type StoredVersion } from './read-versions';

/** A version's row as it is to be. */
export interface PlannedVersion extends VersionLanguages {
  documentId: string;
  locale: string;
  isPublished: boolean;
  /** The row whose shared fields and components it takes, of the same layer; maybe itself. */
  truth: StoredVersion;
  /** The row it is now. */
  existing: StoredVersion | undefined;
  /** Where the truth's components were before. */
  origins: PartOrigins;
  shown: ReadonlyMap<string, ShownText>;
  slug: string | null;
}

/** A row to be written, of a version or of a component in it. */
interface Node {
  uid: string;
  shape: ContentShape;
  path: string;
  plan: PlannedVersion;
  /** The row it takes what is shared from. */
  fromId: number;
  id: number;
  isNew: boolean;
  holder?: Node;
}

interface Writer {
  trx: Knex;
  tables: ContentTables;
}

/**
 * Brings versions of a type in line with what was planned: their texts, their components, and what they share. Touches only rows that
 * differ. The number of statements depends on the kinds of components in them alone, not on the number of entries or languages.
 *
 * @param updatedAt - when rows that change were changed; that of the truth where left out
 * @returns the ids of the versions, in the order of the plans
 */
export async function writeVersions({
  plans,
  updatedAt,
  ...writer
}: Writer & { plans: readonly PlannedVersion[]; updatedAt?: Date }): Promise<number[]> {
  const nodes = plans.map((plan) => nodesOf(plan, writer.tables));
  const all = nodes.flat();
  await giveIds(
    writer,
    all.filter(({ isNew }) => isNew)
  );

  const roots = all.filter(({ holder }) => holder === undefined);
  const parts = all.filter(({ holder }) => holder !== undefined);
  await writeRoots(writer, roots, updatedAt);
  await removeParts(writer, surplusParts(plans, nodes));
  await writeParts(writer, parts);
  await mirrorShared(writer, all);
  return roots.map(({ id }) => id);
}

/** The rows of a version: the version's own first, each component after what holds it. */
function nodesOf(plan: PlannedVersion, tables: ContentTables): Node[] {
  const existing = new Map<string, Part>();
  if (plan.existing) {
    for (const { path, part } of walkParts(plan.existing, tables.shapeOfPart)) existing.set(path, part);
  }
  const nodes = new Map<string, Node>();
  for (const { path, holder, part, shape } of walkParts(plan.truth, tables.shapeOfPart)) {
    const former = plan.existing === plan.truth ? part : findFormer(existing, plan.origins.get(path), part.uid);
    nodes.set(path, {
      uid: part.uid,
      shape,
      path,
      plan,
      fromId: part.id,
      id: former?.id ?? 0,
      isNew: former === undefined,
      holder: holder === undefined ? undefined : nodes.get(holder),
    });
  }
  return [...nodes.values()];
}

function findFormer(existing: ReadonlyMap<string, Part>, path: string | undefined, uid: string): Part | undefined {
  const former = path === undefined ? undefined : existing.get(path);
  return former?.uid === uid ? former : undefined;
}

async function giveIds({ trx, tables }: Writer, nodes: readonly Node[]): Promise<void> {
  for (const [uid, ofUid] of groupBy(nodes, (node) => node.uid)) {
    const { rows } = await trx.raw<{ rows: { id: string }[] }>(
      `SELECT nextval(pg_get_serial_sequence(?, 'id')) AS id FROM generate_series(1, ?::int)`,
      [tables.tableOf(uid), ofUid.length]
    );
    for (const [index, node] of ofUid.entries()) node.id = Number(rows[index]?.id);
  }
}

/** The texts of a node by column. The text of a blocks field is its JSON value. */
function textColumns(tables: ContentTables, { uid, shape, path, plan }: Node): [string, unknown][] {
  const texts = shape.texts.map(({ name }): [string, unknown] => [
    tables.columnOf(uid, name),
    plan.shown.get(join(path, name))?.text ?? null,
  ]);
  return shape.slug && path === '' ? [...texts, [tables.columnOf(uid, shape.slug.name), plan.slug]] : texts;
}

function sharedColumns(tables: ContentTables, { uid, shape }: Node): string[] {
  const localised = new Set([...shape.texts.map(({ name }) => name), shape.slug?.name]);
  return tables.sharedColumns(uid).flatMap(({ name, column }) => (localised.has(name) ? [] : [column]));
}

/** Statements that copy shared columns from one row and set the rest; see the names of the parameters in each. */
interface CopyStatement {
  table: string;
  shared: readonly string[];
  rows: readonly { node: Node; values: Record<string, unknown> }[];
}

function copyBindings({ table, rows }: CopyStatement) {
  return {
    table,
    ids: rows.map(({ node }) => node.id),
    fromIds: rows.map(({ node }) => node.fromId),
    values: JSON.stringify(rows.map(({ node, values }) => ({ id: node.id, ...values }))),
  };
}

const quote = (columns: readonly string[], prefix = '') =>
  columns.map((column) => `${prefix}"${column.replaceAll('"', '""')}"`);

/** Of each row to be written: its id, the row it takes what is shared from, and its values. */
const sources = (table: string) => `unnest(:ids::int[], :fromIds::int[]) AS pair(id, from_id)
  JOIN :table: AS truth ON truth.id = pair.from_id
  JOIN json_populate_recordset(NULL::${quote([table])[0]}, :values::json) AS value ON value.id = pair.id`;

async function insertCopies(
  trx: Knex,
  statement: CopyStatement & { copied?: readonly string[]; set: readonly string[] }
): Promise<void> {
  if (statement.rows.length === 0) return;
  const taken = [...statement.shared, ...(statement.copied ?? [])];
  await trx.raw(
    `INSERT INTO :table: (id${[...taken, ...statement.set].map((column) => `, ${quote([column])[0]}`).join('')})
     SELECT ${['pair.id', ...quote(taken, 'truth.'), ...quote(statement.set, 'value.')].join(', ')}
     FROM ${sources(statement.table)}`,
    copyBindings(statement)
  );
}

async function updateCopies(
  trx: Knex,
  statement: CopyStatement & { set: readonly string[]; touch?: string; touchBindings?: Record<string, unknown> }
): Promise<void> {
  const columns = [...statement.shared, ...statement.set];
  if (statement.rows.length === 0 || columns.length === 0) return;
  const wanted = [...quote(statement.shared, 'truth.'), ...quote(statement.set, 'value.')];
  await trx.raw(
    `UPDATE :table: AS target SET ${quote(columns)
      .map((column, index) => `${column} = ${wanted[index]}`)
      .join(', ')}${statement.touch ?? ''}
     FROM ${sources(statement.table)}
     WHERE target.id = pair.id AND ROW(${quote(columns, 'target.').join(', ')}) IS DISTINCT FROM ROW(${wanted.join(', ')})`,
    { ...copyBindings(statement), ...statement.touchBindings }
  );
}

async function writeRoots({ trx, tables }: Writer, nodes: readonly Node[], updatedAt?: Date): Promise<void> {
  const [first] = nodes;
  if (!first) return;
  const { uid } = first;
  const table = tables.tableOf(uid);
  const localised = textColumns(tables, first).map(([column]) => column);
  const languages = ['contentLocale', 'fieldLocales'].map((name) => tables.columnOf(uid, name));
  const rows = nodes.map((node) => ({
    node,
    values: {
      ...Object.fromEntries(textColumns(tables, node)),
      [languages[0] as string]: node.plan.contentLocale,
      [languages[1] as string]: node.plan.fieldLocales,
      locale: node.plan.locale,
    },
  }));
  const shared = sharedColumns(tables, first);

  await insertCopies(trx, {
    table,
    shared,
    copied: ['document_id', 'published_at', 'created_at', 'updated_at', ...tables.creatorColumns(uid)],
    set: [...localised, ...languages, 'locale'],
    rows: rows.filter(({ node }) => node.isNew),
  });
  await updateCopies(trx, {
    table,
    shared,
    set: [...localised, ...languages],
    rows: rows.filter(({ node }) => !node.isNew),
    touch: updatedAt ? ', updated_at = :updatedAt' : ', updated_at = GREATEST(target.updated_at, truth.updated_at)',
    touchBindings: updatedAt ? { updatedAt } : {},
  });
}

async function writeParts({ trx, tables }: Writer, nodes: readonly Node[]): Promise<void> {
  for (const [, ofKind] of groupBy(nodes, ({ uid, shape }) => `${uid} ${shape.texts.map(({ name }) => name).join()}`)) {
    const first = ofKind[0] as Node;
    const table = tables.tableOf(first.uid);
    const set = textColumns(tables, first).map(([column]) => column);
    const rows = ofKind.map((node) => ({ node, values: Object.fromEntries(textColumns(tables, node)) }));
    const shared = sharedColumns(tables, first);
    await insertCopies(trx, { table, shared, set, rows: rows.filter(({ node }) => node.isNew) });
    // A component that is its own truth has its shared fields already.
    await updateCopies(trx, { table, shared, set, rows: rows.filter(({ node }) => !node.isNew) });
  }
  await joinParts({ trx, tables }, nodes);
}

/** Joins components with what holds them, in the truth's order. */
async function joinParts({ trx, tables }: Writer, nodes: readonly Node[]): Promise<void> {
  const inOthers = nodes.filter(({ id, fromId }) => id !== fromId);
  for (const [holderUid, ofHolder] of groupBy(inOthers, ({ holder }) => (holder as Node).uid)) {
    const table = tables.partTableOf(holderUid);
    if (!table) continue;
    await trx.raw(
      `WITH wanted AS (
         SELECT pair.holder, pair.part, truth.component_type, truth.field, truth."order"
         FROM unnest(:holders::int[], :parts::int[], :fromHolders::int[], :fromParts::int[], :uids::text[])
           AS pair(holder, part, from_holder, from_part, uid)
         JOIN :table: AS truth
           ON truth.:holder: = pair.from_holder AND truth.:part: = pair.from_part AND truth.component_type = pair.uid
       ), moved AS (
         UPDATE :table: AS link SET "order" = wanted."order"
         FROM wanted
         WHERE link.:holder: = wanted.holder AND link.:part: = wanted.part AND link.field = wanted.field
           AND link.component_type = wanted.component_type AND link."order" IS DISTINCT FROM wanted."order"
       )
       INSERT INTO :table: (:holder:, :part:, component_type, field, "order")
       SELECT holder, part, component_type, field, "order" FROM wanted
       WHERE NOT EXISTS (
         SELECT 1 FROM :table: AS link WHERE link.:holder: = wanted.holder AND link.:part: = wanted.part
           AND link.field = wanted.field AND link.component_type = wanted.component_type
       )`,
      {
        ...table,
        holders: ofHolder.map(({ holder }) => (holder as Node).id),
        parts: ofHolder.map(({ id }) => id),
        fromHolders: ofHolder.map(({ holder }) => (holder as Node).fromId),
        fromParts: ofHolder.map(({ fromId }) => fromId),
        uids: ofHolder.map(({ uid }) => uid),
      }
    );
  }
}

interface HeldPart {
  holderUid: string;
  part: Part;
}

/** Components that versions have and are not to have any more. */
function surplusParts(plans: readonly PlannedVersion[], nodes: readonly (readonly Node[])[]): HeldPart[] {
  return plans.flatMap(({ existing, truth }, index) => {
    if (!existing || existing === truth) return [];
    const kept = new Set(nodes[index]?.map(({ uid, id }) => `${uid} ${id}`));
    return heldParts(existing).filter(({ part: { uid, id } }) => !kept.has(`${uid} ${id}`));
  });
}

const heldParts = (holder: Part): HeldPart[] =>
  [...holder.parts.values()].flat().flatMap((part) => [{ holderUid: holder.uid, part }, ...heldParts(part)]);

/** Deletes components. PostgreSQL deletes their links; what joins them with their holder has no foreign key to them. */
async function removeParts({ trx, tables }: Writer, parts: readonly HeldPart[]): Promise<void> {
  for (const [, alike] of groupBy(parts, ({ holderUid, part }) => `${holderUid} ${part.uid}`)) {
    const { holderUid, part } = alike[0] as HeldPart;
    const table = tables.partTableOf(holderUid);
    const ids = alike.map((held) => held.part.id);
    if (table) {
      await trx.raw('DELETE FROM ?? WHERE component_type = ? AND ?? = ANY(?)', [
        table.table,
        part.uid,
        table.part,
        ids,
      ]);
    }
    await removeRows({ trx, tables }, part.uid, ids);
  }
}

async function removeRows({ trx, tables }: Writer, uid: string, ids: readonly number[]): Promise<void> {
  const media = tables.mediaTable();
  await trx.raw('DELETE FROM ?? WHERE id = ANY(?)', [tables.tableOf(uid), ids]);
  await trx.raw('DELETE FROM ?? WHERE ?? = ? AND ?? = ANY(?)', [
    media.table,
    media.relatedType,
    uid,
    media.relatedId,
    ids,
  ]);
}

/** Deletes versions of a type with their components. */
export async function removeVersions({
  versions,
  ...writer
}: Writer & { versions: readonly StoredVersion[] }): Promise<void> {
  const [first] = versions;
  if (!first) return;
  await removeParts(writer, versions.flatMap(heldParts));
  await removeRows(
    writer,
    first.uid,
    versions.map(({ id }) => id)
  );
}

/** Copies media, and relations of components, from the truth's rows. */
async function mirrorShared({ trx, tables }: Writer, nodes: readonly Node[]): Promise<void> {
  const copies = nodes.filter(({ id, fromId }) => id !== fromId);
  await mirrorMedia({
    trx,
    media: tables.mediaTable(),
    pairs: copies.map(({ uid, id, fromId }) => ({ uid, id, fromId })),
  });
  const parts = copies.filter(({ holder }) => holder !== undefined);
  for (const [uid, ofUid] of groupBy(parts, (part) => part.uid)) {
    const pairs = ofUid.map(({ id, fromId, plan }): Pair => ({
      id,
      fromId,
      locale: plan.locale,
      isPublished: plan.isPublished,
    }));
    for (const link of tables.linksHeldBy(uid)) await mirrorLinks({ trx, link, end: 'from', pairs });
  }
}
