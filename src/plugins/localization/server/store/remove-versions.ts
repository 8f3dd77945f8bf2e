import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import type { Part } from '../domain/parts';

import type { ContentTables } from './content-tables';
import type { StoredVersion } from './read-versions';

interface Removing {
  trx: Knex;
  tables: ContentTables;
}

/** A component, and the kind of row it is in. */
export interface HeldPart {
  holderUid: string;
  part: Part;
}

/** Deletes versions of a type with their components. */
export async function removeVersions({
  versions,
  ...removing
}: Removing & { versions: readonly StoredVersion[] }): Promise<void> {
  const [first] = versions;
  if (!first) return;
  await removeParts({ ...removing, parts: versions.flatMap(heldParts) });
  await removeRows({ ...removing, uid: first.uid, ids: versions.map(({ id }) => id) });
}

/** All components in a version or component, however deep. */
export const heldParts = (holder: Part): HeldPart[] =>
  [...holder.parts.values()].flat().flatMap((part) => [{ holderUid: holder.uid, part }, ...heldParts(part)]);

/** Deletes components. PostgreSQL deletes their links; what joins them with their holder has no foreign key to them. */
export async function removeParts({ parts, ...removing }: Removing & { parts: readonly HeldPart[] }): Promise<void> {
  const { trx, tables } = removing;
  for (const alike of Object.values(groupBy(parts, ({ holderUid, part }) => `${holderUid} ${part.uid}`))) {
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
    await removeRows({ ...removing, uid: part.uid, ids });
  }
}

async function removeRows({
  trx,
  tables,
  uid,
  ids,
}: Removing & { uid: string; ids: readonly number[] }): Promise<void> {
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
