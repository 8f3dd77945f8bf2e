import { isDeepStrictEqual } from 'node:util';

import type { Knex } from 'knex';

import type { ShownText } from '../../domain/own-texts';
import type { PlannedVersion } from '../../store/planned-rows';

interface Timed {
  change: { documentId: string; isSourcePublished?: boolean };
  record: { sourceLocale: string };
  draftShown: ReadonlyMap<string, ReadonlyMap<string, ShownText>>;
  plans: { published: readonly PlannedVersion[] };
}

/** Strapi takes drafts for modified from this difference on (content-manager's document-metadata). */
const TOLERANCE = '500 milliseconds';

/**
 * Gives drafts that say what is published the time of the published version: the admin panel tells modified drafts by nothing else. A draft whose
 * source has changes that are not published yet has them too.
 */
export async function matchTimes({
  trx,
  table,
  works,
}: {
  trx: Knex;
  table: string;
  works: readonly Timed[];
}): Promise<void> {
  const same = works.flatMap(({ change, record, draftShown, plans }) =>
    plans.published
      .filter(({ locale, shown }) => isDeepStrictEqual(shown, draftShown.get(locale)))
      .map(({ documentId, locale }) => ({
        documentId,
        locale,
        sourceLocale: record.sourceLocale,
        isSourcePublished: change.isSourcePublished === true,
      }))
  );
  if (same.length === 0) return;
  await trx.raw(
    `UPDATE :table: AS draft SET updated_at = published.updated_at
     FROM unnest(:documentIds::text[], :locales::text[], :sourceLocales::text[], :isSourcePublished::boolean[])
         AS same(document_id, locale, source_locale, is_source_published)
       JOIN :table: AS published ON published.document_id = same.document_id AND published.locale = same.locale
         AND published.published_at IS NOT NULL
       JOIN :table: AS source ON source.document_id = same.document_id AND source.locale = same.source_locale
         AND source.published_at IS NULL
       JOIN :table: AS published_source ON published_source.document_id = same.document_id
         AND published_source.locale = same.source_locale AND published_source.published_at IS NOT NULL
     WHERE draft.document_id = same.document_id AND draft.locale = same.locale AND draft.published_at IS NULL
       AND draft.updated_at IS DISTINCT FROM published.updated_at
       AND (same.is_source_published
         OR source.updated_at BETWEEN published_source.updated_at - :tolerance::interval
           AND published_source.updated_at + :tolerance::interval)`,
    {
      table,
      tolerance: TOLERANCE,
      documentIds: same.map(({ documentId }) => documentId),
      locales: same.map(({ locale }) => locale),
      sourceLocales: same.map(({ sourceLocale }) => sourceLocale),
      isSourcePublished: same.map(({ isSourcePublished }) => isSourcePublished),
    }
  );
}
