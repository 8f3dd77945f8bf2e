import type { Knex } from 'knex';

import type { ReadableType } from '../board/reading';
import type { VersionRows } from '../services/version-rows';

import { isAllowed } from './allowed';

/** Finds the entries of the type the board can be narrowed by, as their sources call them, in one statement. */
export async function findPlaces({
  trx,
  rows,
  readable: { type, versions, names },
  collation,
}: {
  trx: Knex;
  rows: VersionRows;
  readable: ReadableType;
  collation: string;
}): Promise<{ documentId: string; name: string }[]> {
  const source = { locale: 'source.locale', id: 'source.id' };
  const found: { document_id: string; name: string }[] = await trx
    .from(rows.versions().as('version'))
    .join(rows.layer({ type, isPublished: false }).as('source'), {
      'source.document_id': 'version.entry',
      'source.locale': 'version.locale',
    })
    .where('version.type', type)
    .whereRaw('version.locale = version.source_locale')
    .whereRaw(isAllowed(trx, versions, source))
    .whereRaw(isAllowed(trx, names, source))
    .whereNotNull('source.name')
    .select('source.document_id', 'source.name')
    .orderByRaw('source.name COLLATE ??, source.document_id', [collation]);
  return found.map(({ document_id: documentId, name }) => ({ documentId, name }));
}
