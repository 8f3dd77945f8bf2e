import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import type { PartOrigins } from '../domain/align';
import type { ContentShape } from '../domain/content-shape';
import type { VersionLanguages } from '../domain/derive';
import type { ShownText } from '../domain/own-texts';
import { walkParts, type Part } from '../domain/parts';

import type { ContentTables } from './content-tables';
import type { StoredVersion } from './read-versions';

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
export interface PlannedRow {
  uid: string;
  shape: ContentShape;
  path: string;
  plan: PlannedVersion;
  /** The row it takes what is shared from. */
  fromId: number;
  /** 0 until a row that is new has been given one. */
  id: number;
  isNew: boolean;
  /** The row a component is in. */
  holder?: PlannedRow;
}

/** A component, and the row it is in. */
export type PlannedPart = PlannedRow & { holder: PlannedRow };

export const isPart = (row: PlannedRow): row is PlannedPart => row.holder !== undefined;

/** The rows of a version: the version's own first, each component after what holds it. */
export function rowsOf(plan: PlannedVersion, tables: ContentTables): PlannedRow[] {
  const existing = new Map<string, Part>();
  if (plan.existing) {
    for (const { path, part } of walkParts(plan.existing, tables.shapeOfPart)) existing.set(path, part);
  }
  const rows = new Map<string, PlannedRow>();
  for (const { path, holder, part, shape } of walkParts(plan.truth, tables.shapeOfPart)) {
    const former = plan.existing === plan.truth ? part : findFormer(existing, plan.origins.get(path), part.uid);
    rows.set(path, {
      uid: part.uid,
      shape,
      path,
      plan,
      fromId: part.id,
      id: former?.id ?? 0,
      isNew: former === undefined,
      holder: holder === undefined ? undefined : rows.get(holder),
    });
  }
  return [...rows.values()];
}

function findFormer(existing: ReadonlyMap<string, Part>, path: string | undefined, uid: string): Part | undefined {
  const former = path === undefined ? undefined : existing.get(path);
  return former?.uid === uid ? former : undefined;
}

/** Gives rows that are new their ids, with one statement for each table. */
export async function giveIds({
  trx,
  tables,
  rows,
}: {
  trx: Knex;
  tables: ContentTables;
  rows: readonly PlannedRow[];
}): Promise<void> {
  const fresh = rows.filter(({ isNew }) => isNew);
  for (const [uid, ofUid] of Object.entries(groupBy(fresh, ({ uid }) => uid))) {
    const answer = await trx.raw<{ rows: { id: string }[] }>(
      `SELECT nextval(pg_get_serial_sequence(?, 'id')) AS id FROM generate_series(1, ?::int)`,
      [tables.tableOf(uid), ofUid.length]
    );
    for (const [index, row] of ofUid.entries()) row.id = Number(answer.rows[index]?.id);
  }
}
