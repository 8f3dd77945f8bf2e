import type { Knex } from 'knex';

import { findTranslators } from './people';

const TABLE = 'translations_digest_readers';

/** Held by the node that sends, so that several do not send the same; it ends with the transaction. */
const TURN = 'translations: digests';

/** @returns whether no other node is sending */
export async function tryDigestTurn(trx: Knex): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { isMine: boolean }[] }>(
    'SELECT pg_try_advisory_xact_lock(hashtext(?)) AS "isMine"',
    [TURN]
  );
  return rows[0]?.isMine ?? false;
}

/** Somebody who translates, and what they have been told. */
export interface DigestReader {
  personId: number;
  name: string;
  email: string;
  /** As chosen in the admin panel's profile. */
  panelLanguage: string | null;
  /** The languages they may write. */
  locales: string[];
  isWanted: boolean;
  sentAt: Date | null;
}

/** Finds who may translate anything, with two statements. */
export async function findDigestReaders({
  trx,
  types,
  locales,
}: {
  trx: Knex;
  types: readonly string[];
  locales: readonly string[];
}): Promise<DigestReader[]> {
  const people = await findTranslators({ trx, types, locales });
  const rows = await trx('admin_users AS person')
    .leftJoin(`${TABLE} AS reader`, { 'reader.person_id': 'person.id' })
    .whereIn(
      'person.id',
      people.map(({ id }) => id)
    )
    .select<(Omit<DigestReader, 'name' | 'locales' | 'isWanted'> & { isWanted: boolean | null })[]>({
      personId: 'person.id',
      email: 'person.email',
      panelLanguage: 'person.prefered_language',
      isWanted: 'reader.is_wanted',
      sentAt: 'reader.sent_at',
    });
  return people.flatMap(({ id, name, locales: own }) => {
    const row = rows.find(({ personId }) => personId === id);
    return row ? [{ ...row, name, locales: own, isWanted: row.isWanted ?? true }] : [];
  });
}

/** Whether a person wants the digest: everybody does who has not said otherwise. */
export async function isDigestWanted({ knex, personId }: { knex: Knex; personId: number }): Promise<boolean> {
  const row = await knex(TABLE).where({ person_id: personId }).first<{ is_wanted: boolean } | undefined>('is_wanted');
  return row?.is_wanted ?? true;
}

/** Remembers what a person wants, or when they were told; what is left out stays. */
export async function changeDigestReader({
  knex,
  personId,
  change,
}: {
  knex: Knex;
  personId: number;
  change: { isWanted?: boolean; sentAt?: Date };
}): Promise<void> {
  const now = new Date();
  const columns = {
    ...(change.isWanted !== undefined && { is_wanted: change.isWanted }),
    ...(change.sentAt && { sent_at: change.sentAt }),
    updated_at: now,
  };
  await knex(TABLE)
    .insert({
      document_id: knex.raw('gen_random_uuid()::text'),
      person_id: personId,
      is_wanted: true,
      ...{ created_at: now, published_at: now },
      ...columns,
    })
    .onConflict('person_id')
    .merge(columns);
}
