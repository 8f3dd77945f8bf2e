import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import { completion } from './complete-entry';
import { readEntries } from './entry';
import type { Keeper } from './keeper';
import { settle } from './settle';

interface Context {
  keeper: Keeper;
  trx: Knex;
}

/**
 * Has entries follow whose components lead to others of a type: a version these did not have before is linked with only then. Other relations need
 * no such step, since each end of them links what it finds.
 */
export async function settleHolders({
  keeper,
  trx,
  type,
  documentIds,
}: Context & { type: string; documentIds: readonly string[] }): Promise<void> {
  const holders: { uid: string; id: number }[] = [];
  for (const link of keeper.tables.linksTo(type).filter(({ holder }) => keeper.tables.isComponent(holder))) {
    const { rows } = await trx.raw<{ rows: { id: number }[] }>(
      'SELECT DISTINCT link.?? AS id FROM ?? link JOIN ?? target ON target.id = link.?? WHERE target.document_id = ANY(?)',
      [link.from, link.table, link.toTable, link.to, documentIds]
    );
    holders.push(...rows.map(({ id }) => ({ uid: link.holder, id })));
  }
  for (const [uid, ids] of await findTypes({ keeper, trx }, holders)) {
    const { rows } = await trx.raw<{ rows: { document_id: string }[] }>(
      'SELECT DISTINCT document_id FROM ?? WHERE id = ANY(?)',
      [keeper.tables.tableOf(uid), ids]
    );
    const entries = await readEntries({ keeper, trx, type: uid, documentIds: rows.map((row) => row.document_id) });
    const changes = entries.map((entry) => completion(keeper, entry));
    await settle({ keeper, trx, type: uid, changes });
  }
}

/** Finds the rows of content types that components are in, directly or in other components. */
async function findTypes(
  { keeper, trx }: Context,
  parts: readonly { uid: string; id: number }[]
): Promise<Map<string, number[]>> {
  const { tables, options, strapi } = keeper;
  const found = new Map<string, number[]>();
  let open = parts;
  while (open.length > 0) {
    const next: { uid: string; id: number }[] = [];
    for (const [uid, ofUid] of Object.entries(groupBy(open, ({ uid }) => uid))) {
      const ids = ofUid.map(({ id }) => id);
      for (const holder of [...options.contentTypes, ...Object.keys(strapi.components)]) {
        const table = tables.partTableOf(holder);
        if (!table) continue;
        const { rows } = await trx.raw<{ rows: { id: number }[] }>(
          'SELECT DISTINCT ?? AS id FROM ?? WHERE component_type = ? AND ?? = ANY(?)',
          [table.holder, table.table, uid, table.part, ids]
        );
        if (tables.isComponent(holder)) next.push(...rows.map(({ id }) => ({ uid: holder, id })));
        else found.set(holder, [...(found.get(holder) ?? []), ...rows.map(({ id }) => id)]);
      }
    }
    open = next;
  }
  return found;
}
