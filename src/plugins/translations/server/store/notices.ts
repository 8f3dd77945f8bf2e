import type { Knex } from 'knex';

const TABLE = 'translations_notices';

/** A version: an entry in one language. */
export interface VersionPlace {
  type: string;
  documentId: string;
  locale: string;
}

/** Remembers that texts of a version have become stale. */
export async function noteStale({ knex, version, at }: { knex: Knex; version: VersionPlace; at: Date }): Promise<void> {
  const { type, documentId, locale } = version;
  await knex(TABLE)
    .insert({
      document_id: knex.raw('gen_random_uuid()::text'),
      ...{ type, entry: documentId, locale },
      ...{ became_stale_at: at, created_at: at, updated_at: at, published_at: at },
    })
    .onConflict(['type', 'entry', 'locale'])
    .merge({ became_stale_at: at, updated_at: at });
}

/** Versions that have become stale since, in these languages. */
export async function findStale({
  trx,
  locales,
  since,
}: {
  trx: Knex;
  locales: readonly string[];
  since: Date;
}): Promise<VersionPlace[]> {
  return trx(TABLE)
    .whereIn('locale', [...locales])
    .where('became_stale_at', '>', since)
    .select<VersionPlace[]>('type', 'entry AS documentId', 'locale');
}

/** Forgets what became stale before. */
export async function forgetStale({ trx, before }: { trx: Knex; before: Date }): Promise<void> {
  await trx(TABLE).where('became_stale_at', '<', before).delete();
}
