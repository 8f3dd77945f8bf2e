import type { Knex } from 'knex';

import type { TranslatedVersion } from '../../../localization/shared/contracts';

/** Says of which versions the memory has not learnt yet since they were written last. One statement. */
export async function findUnknown({
  trx,
  versions,
}: {
  trx: Knex;
  versions: readonly TranslatedVersion[];
}): Promise<TranslatedVersion[]> {
  const { rows } = await trx.raw<{ rows: { number: string }[] }>(
    `SELECT version.number
     FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamp[]) WITH ORDINALITY AS version (type, entry, locale, updated_at, number)
     WHERE NOT EXISTS (
       SELECT 1 FROM translations_memory AS segment
       WHERE segment.type = version.type AND segment.entry = version.entry AND segment.locale = version.locale
         AND segment.approved_at >= version.updated_at)
     ORDER BY version.number`,
    [
      versions.map(({ type }) => type),
      versions.map(({ documentId }) => documentId),
      versions.map(({ locale }) => locale),
      versions.map(({ updatedAt }) => updatedAt),
    ]
  );
  return rows.flatMap(({ number }) => versions[Number(number) - 1] ?? []);
}
