import type { Knex } from 'knex';

import type { TranslatedVersion } from '../../shared/contracts';

export interface TranslatedVersionsRequest {
  after?: number;
  /** How many at most. */
  limit: number;
  among?: { type: string; locale: string; documentIds: readonly string[] };
}

/** Finds versions in which nothing is left to translate, in one statement. */
export async function findTranslated({
  trx,
  after = 0,
  limit,
  among,
}: TranslatedVersionsRequest & { trx: Knex }): Promise<TranslatedVersion[]> {
  const query = trx('localization_versions')
    .where('state', 'translated')
    .whereRaw('locale <> source_locale')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  if (among) void query.where({ type: among.type, locale: among.locale }).whereIn('entry', among.documentIds);
  return query.select<TranslatedVersion[]>('id', 'type', 'entry AS documentId', 'locale', 'updated_at AS updatedAt');
}
