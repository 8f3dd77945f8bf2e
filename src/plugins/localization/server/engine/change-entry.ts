import { errors } from '@strapi/utils';

import type { Change, Settling } from './change';
import { completeEntry } from './complete-entry';
import { readEntry, type Entry } from './entry';
import type { Keeper } from './keeper';
import { settle } from './settle';
import { takeTurn } from './turn';

/**
 * Changes what is remembered of an entry, and has its versions follow, in one transaction.
 *
 * @param change - works the change out from the entry as it is; what it throws leaves everything as it was
 * @throws NotFoundError for an entry that does not exist
 */
export async function changeEntry(
  keeper: Keeper,
  { type, documentId }: { type: string; documentId: string },
  change: (entry: Entry) => Change
): Promise<void> {
  await keeper.strapi.db.transaction(async ({ trx }) => {
    await takeTurn(trx);
    const settling: Settling = { keeper, trx, type };
    const stored = await readEntry({ ...settling, documentId });
    if (!stored) throw new errors.NotFoundError(`${type} has no entry ${documentId}`);
    await settle({ ...settling, changes: [change(await completeEntry(settling, stored))] });
  });
}
