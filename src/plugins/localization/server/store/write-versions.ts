import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import { join } from '../domain/parts';

import type { ContentTables } from './content-tables';
import { insertCopies, updateCopies, type RowCopy } from './copy-rows';
import { mirrorLinks, mirrorMedia, type Pair } from './mirror';
import { giveIds, isPart, rowsOf, type PlannedPart, type PlannedRow, type PlannedVersion } from './planned-rows';
import { heldParts, removeParts, type HeldPart } from './remove-versions';

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
  const rowsByPlan = plans.map((plan) => rowsOf(plan, writer.tables));
  const rows = rowsByPlan.flat();
  await giveIds({ ...writer, rows });

  const roots = rows.filter((row) => !isPart(row));
  const parts = rows.filter(isPart);
  await writeRoots(writer, roots, updatedAt);
  await removeParts({ ...writer, parts: surplusParts(plans, rowsByPlan) });
  await writeParts(writer, parts);
  await joinParts(writer, parts);
  await mirrorShared(writer, rows);
  return roots.map(({ id }) => id);
}

async function writeRoots({ trx, tables }: Writer, roots: readonly PlannedRow[], updatedAt?: Date): Promise<void> {
  const [first] = roots;
  if (!first) return;
  const { uid } = first;
  const table = tables.tableOf(uid);
  const contentLocale = tables.columnOf(uid, 'contentLocale');
  const fieldLocales = tables.columnOf(uid, 'fieldLocales');
  const set = [...textColumns(tables, first), contentLocale, fieldLocales];
  const shared = sharedColumns(tables, first);
  const copyOf = (row: PlannedRow): RowCopy => ({
    id: row.id,
    fromId: row.fromId,
    values: {
      ...textValues(tables, row),
      [contentLocale]: row.plan.contentLocale,
      [fieldLocales]: row.plan.fieldLocales,
      locale: row.plan.locale,
    },
  });

  await insertCopies({
    trx,
    table,
    shared,
    copied: ['document_id', 'published_at', 'created_at', 'updated_at', ...tables.creatorColumns(uid)],
    set: [...set, 'locale'],
    rows: roots.filter(({ isNew }) => isNew).map(copyOf),
  });
  await updateCopies({
    trx,
    table,
    shared,
    set,
    rows: roots.filter(({ isNew }) => !isNew).map(copyOf),
    touch: updatedAt
      ? { sql: 'updated_at = :updatedAt', bindings: { updatedAt } }
      : { sql: 'updated_at = GREATEST(target.updated_at, truth.updated_at)', bindings: {} },
  });
}

async function writeParts({ trx, tables }: Writer, parts: readonly PlannedPart[]): Promise<void> {
  const kinds = groupBy(parts, ({ uid, shape }) => `${uid} ${shape.texts.map(({ name }) => name).join()}`);
  for (const ofKind of Object.values(kinds)) {
    const first = ofKind[0] as PlannedPart;
    const table = tables.tableOf(first.uid);
    const set = textColumns(tables, first);
    const shared = sharedColumns(tables, first);
    const copyOf = (row: PlannedPart): RowCopy => ({
      id: row.id,
      fromId: row.fromId,
      values: textValues(tables, row),
    });
    await insertCopies({ trx, table, shared, set, rows: ofKind.filter(({ isNew }) => isNew).map(copyOf) });
    await updateCopies({ trx, table, shared, set, rows: ofKind.filter(({ isNew }) => !isNew).map(copyOf) });
  }
}

/** The texts of a row by column. The text of a blocks field is its JSON value. */
function textValues(tables: ContentTables, { uid, shape, path, plan }: PlannedRow): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name } of shape.texts)
    values[tables.columnOf(uid, name)] = plan.shown.get(join(path, name))?.text ?? null;
  if (shape.slug && path === '') values[tables.columnOf(uid, shape.slug.name)] = plan.slug;
  return values;
}

const textColumns = (tables: ContentTables, row: PlannedRow): string[] => Object.keys(textValues(tables, row));

function sharedColumns(tables: ContentTables, { uid, shape }: PlannedRow): string[] {
  const localised = new Set([...shape.texts.map(({ name }) => name), shape.slug?.name]);
  return tables.sharedColumns(uid).flatMap(({ name, column }) => (localised.has(name) ? [] : [column]));
}

/** Components that versions have and are not to have any more. */
function surplusParts(plans: readonly PlannedVersion[], rowsByPlan: readonly (readonly PlannedRow[])[]): HeldPart[] {
  return plans.flatMap(({ existing, truth }, index) => {
    if (!existing || existing === truth) return [];
    const kept = new Set(rowsByPlan[index]?.map(({ uid, id }) => `${uid} ${id}`));
    return heldParts(existing).filter(({ part: { uid, id } }) => !kept.has(`${uid} ${id}`));
  });
}

/** Joins components with what holds them, in the truth's order. */
async function joinParts({ trx, tables }: Writer, parts: readonly PlannedPart[]): Promise<void> {
  const inOthers = parts.filter(({ id, fromId }) => id !== fromId);
  for (const [holderUid, ofHolder] of Object.entries(groupBy(inOthers, ({ holder }) => holder.uid))) {
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
        holders: ofHolder.map(({ holder }) => holder.id),
        parts: ofHolder.map(({ id }) => id),
        fromHolders: ofHolder.map(({ holder }) => holder.fromId),
        fromParts: ofHolder.map(({ fromId }) => fromId),
        uids: ofHolder.map(({ uid }) => uid),
      }
    );
  }
}

/** Copies media, and relations of components, from the truth's rows. */
async function mirrorShared({ trx, tables }: Writer, rows: readonly PlannedRow[]): Promise<void> {
  const copies = rows.filter(({ id, fromId }) => id !== fromId);
  await mirrorMedia({ trx, media: tables.mediaTable(), pairs: copies });
  for (const [uid, ofUid] of Object.entries(groupBy(copies.filter(isPart), ({ uid }) => uid))) {
    const pairs = ofUid.map(({ id, fromId, plan: { locale, isPublished } }): Pair => ({
      id,
      fromId,
      locale,
      isPublished,
    }));
    for (const link of tables.linksHeldBy(uid)) await mirrorLinks({ trx, link, end: 'from', pairs });
  }
}
