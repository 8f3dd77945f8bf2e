import type { Knex } from 'knex';

import type { ContentTables, LinkEnd, LinkTable } from './content-tables';

/** A link of a row, with the end the row is at. */
export interface KeptLink extends LinkEnd {
  row: Record<string, unknown>;
}

interface Reading {
  trx: Knex;
  tables: ContentTables;
  type: string;
}

/** The relations of a type that both sides know of, from either end. */
export const twoWayEnds = (tables: ContentTables, type: string): LinkEnd[] =>
  tables.endsAt(type).filter(({ link }) => link.hasInverse);

/** Reads the links of a draft that lead to entries that are not published. */
export async function readWaitingLinks({ trx, tables, type, id }: Reading & { id: number }): Promise<KeptLink[]> {
  return readLinks({ trx, ends: twoWayEnds(tables, type), id, onlyUnpublished: true });
}

/** Reads the links of a row that only one entry can have. */
export async function readExclusiveLinks({ trx, tables, type, id }: Reading & { id: number }): Promise<KeptLink[]> {
  const ends = twoWayEnds(tables, type).filter(({ link, end }) => (end === 'to' ? link.isToOne : link.isOfOne));
  return readLinks({ trx, ends, id, onlyUnpublished: false });
}

/** Reads the links of others to a row that its own side knows nothing of. */
export async function readLinksOfOthers({ trx, tables, type, id }: Reading & { id: number }): Promise<KeptLink[]> {
  const kept: KeptLink[] = [];
  for (const link of tables.linksTo(type).filter(({ hasInverse }) => !hasInverse)) {
    const { rows } = await trx.raw<{ rows: Record<string, unknown>[] }>('SELECT * FROM ?? WHERE ?? = ? ORDER BY id', [
      link.table,
      link.to,
      id,
    ]);
    const others = rows.filter((row) => link.holder !== type || row[link.from] !== id);
    kept.push(...others.map((row) => ({ link, end: 'to' as const, row })));
  }
  return kept;
}

/** Gives links to the row that has taken the place of theirs, at the places they had: Strapi puts them last. */
export async function putLinksBack({
  trx,
  links,
  id,
}: {
  trx: Knex;
  links: readonly KeptLink[];
  id: number;
}): Promise<void> {
  for (const { link, end, row } of links) {
    const moved = { ...row, [link[end]]: id };
    await trx(link.table)
      .where({ [link.from]: moved[link.from], [link.to]: moved[link.to] })
      .delete();
    await insertLink(trx, link, moved);
  }
}

async function readLinks({
  trx,
  ends,
  id,
  onlyUnpublished,
}: {
  trx: Knex;
  ends: readonly LinkEnd[];
  id: number;
  onlyUnpublished: boolean;
}): Promise<KeptLink[]> {
  const kept: KeptLink[] = [];
  for (const { link, end } of ends) {
    const other = end === 'from' ? 'to' : 'from';
    const { rows } = await trx.raw<{ rows: Record<string, unknown>[] }>(
      `SELECT link.* FROM :table: AS link JOIN :otherTable: AS other ON other.id = link.:other:
       WHERE link.:own: = :id ${
         onlyUnpublished
           ? `AND NOT EXISTS (SELECT 1 FROM :otherTable: AS published
                WHERE published.document_id = other.document_id AND published.published_at IS NOT NULL)`
           : ''
       } ORDER BY link.:order:, link.id`,
      {
        table: link.table,
        order: orderAt({ link, end }) ?? 'id',
        own: link[end],
        other: link[other],
        otherTable: end === 'from' ? link.toTable : link.fromTable,
        id,
      }
    );
    kept.push(...rows.map((row) => ({ link, end, row })));
  }
  return kept;
}

/** Gives a row its links back, and takes them from whichever row has them now. */
export async function takeLinksBack({ trx, links }: { trx: Knex; links: readonly KeptLink[] }): Promise<void> {
  for (const { link, row } of links) {
    for (const column of exclusiveColumns(link)) await linksAt(trx, link, column, row).delete();
    await insertLink(trx, link, row);
  }
}

/**
 * Gives links to the row that has taken the place of theirs, behind those it has, except where its end, or the other, holds another
 * already.
 */
export async function handLinksOver({
  trx,
  links,
  id,
}: {
  trx: Knex;
  links: readonly KeptLink[];
  id: number;
}): Promise<void> {
  for (const { link, end, row } of links) {
    const moved: Record<string, unknown> = { ...row, [link[end]]: id };
    const order = orderAt({ link, end });
    if (order) moved[order] = (await lastPlace(trx, link, { column: link[end], id, order })) + 1;
    let isTaken = false;
    for (const column of exclusiveColumns(link))
      isTaken ||= Boolean(await linksAt(trx, link, column, moved).first('id'));
    if (!isTaken) await insertLink(trx, link, moved);
  }
}

/** The columns of ends that hold one at most. */
const exclusiveColumns = ({ isToOne, isOfOne, from, to }: LinkTable): string[] => [
  ...(isToOne ? [from] : []),
  ...(isOfOne ? [to] : []),
];

/** The column with the place of a link in the list of the row at this end. */
const orderAt = ({ link, end }: LinkEnd): string | undefined => (end === 'from' ? link.order : link.inverseOrder);

async function lastPlace(
  trx: Knex,
  { table }: LinkTable,
  { column, id, order }: { column: string; id: number; order: string }
): Promise<number> {
  const last = await trx(table).where(column, id).max<{ place: number | null }[]>({ place: order });
  return last[0]?.place ?? 0;
}

const linksAt = (trx: Knex, { table }: LinkTable, column: string, row: Record<string, unknown>) =>
  trx(table).where(column, row[column] as number);

async function insertLink(trx: Knex, link: LinkTable, row: Record<string, unknown>): Promise<void> {
  const columns = [link.from, link.to, link.order, link.inverseOrder].filter((column) => column !== undefined);
  const values = Object.fromEntries(columns.map((column) => [column, row[column]]));
  await trx(link.table).insert(values).onConflict([link.from, link.to]).ignore();
}
