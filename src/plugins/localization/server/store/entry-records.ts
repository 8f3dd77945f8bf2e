import type { Knex } from 'knex';

import type { VersionState, VersionStatus } from '../../shared/contracts';
import type { OwnTexts } from '../domain/own-texts';
import type { EntryRecord, VersionRecord } from '../domain/version-record';

export const VERSION_UID = 'plugin::localization.version';
const TABLE = 'localization_versions';

interface Row {
  entry: string;
  locale: string;
  source_locale: string;
  content_locale: string;
  state: VersionState;
  state_before: VersionState | null;
  /** JSON, which Strapi has its PostgreSQL driver leave as it is stored. */
  draft_texts: string;
  published_texts: string;
  pending_texts: string;
  published_targets: string;
  published_parts: string;
  stale_count: number;
  untranslated_count: number;
}

/** Reads what is remembered of entries, in one statement. */
export async function readRecords({
  trx,
  type,
  documentIds,
}: {
  trx: Knex;
  type: string;
  documentIds: readonly string[];
}): Promise<Map<string, EntryRecord>> {
  const { rows } = await trx.raw<{ rows: Row[] }>('SELECT * FROM ?? WHERE type = ? AND entry = ANY(?)', [
    TABLE,
    type,
    documentIds,
  ]);
  const records = new Map<string, EntryRecord & { versions: Map<string, VersionRecord> }>();
  for (const row of rows) {
    const known = records.get(row.entry);
    const record = known ?? {
      documentId: row.entry,
      sourceLocale: row.source_locale,
      versions: new Map<string, VersionRecord>(),
      publishedTargets: {},
      publishedParts: {},
    };
    record.versions.set(row.locale, toVersion(row));
    // Kept with the source's version: they belong to the entry.
    if (row.locale === row.source_locale) {
      record.publishedTargets = JSON.parse(row.published_targets) as EntryRecord['publishedTargets'];
      record.publishedParts = JSON.parse(row.published_parts) as EntryRecord['publishedParts'];
    }
    records.set(row.entry, record);
  }
  return records;
}

const toVersion = (row: Row): VersionRecord => ({
  locale: row.locale,
  state: row.state,
  stateBefore: row.state_before,
  draftTexts: JSON.parse(row.draft_texts) as OwnTexts,
  publishedTexts: JSON.parse(row.published_texts) as OwnTexts,
  pendingTexts: JSON.parse(row.pending_texts) as OwnTexts,
  contentLocale: row.content_locale,
  staleCount: row.stale_count,
  untranslatedCount: row.untranslated_count,
});

/** Writes what is to be remembered of entries, in one statement, and only rows that differ. */
export async function saveRecords({
  trx,
  type,
  records,
}: {
  trx: Knex;
  type: string;
  records: readonly EntryRecord[];
}): Promise<void> {
  const rows = records.flatMap(({ documentId, sourceLocale, versions, publishedTargets, publishedParts }) =>
    [...versions.values()].map((version) => ({
      type,
      entry: documentId,
      locale: version.locale,
      source_locale: sourceLocale,
      content_locale: version.contentLocale,
      state: version.state,
      state_before: version.stateBefore,
      draft_texts: version.draftTexts,
      published_texts: version.publishedTexts,
      pending_texts: version.pendingTexts,
      published_targets: version.locale === sourceLocale ? publishedTargets : {},
      published_parts: version.locale === sourceLocale ? publishedParts : {},
      stale_count: version.staleCount,
      untranslated_count: version.untranslatedCount,
    }))
  );
  if (rows.length === 0) return;
  const changing = [
    'source_locale',
    'content_locale',
    'state',
    'state_before',
    'draft_texts',
    'published_texts',
    'pending_texts',
    'published_targets',
    'published_parts',
    'stale_count',
    'untranslated_count',
  ];
  const columns = ['type', 'entry', 'locale', ...changing].join(', ');
  await trx.raw(
    `INSERT INTO :table: (document_id, created_at, updated_at, published_at, ${columns})
     SELECT gen_random_uuid()::text, :now, :now, :now, ${columns}
     FROM json_populate_recordset(NULL::localization_versions, :rows::json)
     ON CONFLICT (type, entry, locale) DO UPDATE
     SET updated_at = EXCLUDED.updated_at, ${changing.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}
     WHERE ROW(${changing.map((column) => `:table:.${column}`).join(', ')})
       IS DISTINCT FROM ROW(${changing.map((column) => `EXCLUDED.${column}`).join(', ')})`,
    { table: TABLE, now: new Date(), rows: JSON.stringify(rows) }
  );
}

export async function deleteRecords({
  trx,
  type,
  documentIds,
}: {
  trx: Knex;
  type: string;
  documentIds: readonly string[];
}): Promise<void> {
  await trx.raw('DELETE FROM ?? WHERE type = ? AND entry = ANY(?)', [TABLE, type, documentIds]);
}

/** Reads how entries stand in one language, by documentId. */
export async function readStatuses({
  trx,
  type,
  locale,
  documentIds,
}: {
  trx: Knex;
  type: string;
  locale: string;
  documentIds: readonly string[];
}): Promise<Record<string, VersionStatus>> {
  const { rows } = await trx.raw<{ rows: (VersionStatus & { entry: string })[] }>(
    `SELECT entry, state, content_locale AS "contentLocale", locale = source_locale AS "isSource",
       stale_count AS "staleCount", untranslated_count AS "untranslatedCount"
     FROM ?? WHERE type = ? AND locale = ? AND entry = ANY(?)`,
    [TABLE, type, locale, documentIds]
  );
  return Object.fromEntries(rows.map(({ entry, ...status }) => [entry, status]));
}

/** @returns the documentIds of entries whose source is in a locale */
export async function findEntriesWrittenIn({ trx, locale }: { trx: Knex; locale: string }): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { entry: string }[] }>(
    'SELECT DISTINCT entry FROM ?? WHERE source_locale = ? ORDER BY entry',
    [TABLE, locale]
  );
  return rows.map(({ entry }) => entry);
}

export async function deleteRecordsIn({ trx, locale }: { trx: Knex; locale: string }): Promise<void> {
  await trx.raw('DELETE FROM ?? WHERE locale = ?', [TABLE, locale]);
}
