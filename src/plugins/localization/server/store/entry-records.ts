import type { Knex } from 'knex';
import { isEqual } from 'lodash';

import type { VersionStatus } from '../../shared/contracts';
import type { OwnTexts } from '../domain/own-texts';
import type { EntryRecord, VersionRecord } from '../domain/version-record';

export const VERSION_UID = 'plugin::localization.version';
const TABLE = 'localization_versions';

/** What is remembered of a version, by column. What belongs to the entry is kept with its source's version. */
function columnsOf({ sourceLocale, publishedTargets, publishedParts }: EntryRecord, version: VersionRecord) {
  const isSource = version.locale === sourceLocale;
  return {
    source_locale: sourceLocale,
    content_locale: version.contentLocale,
    state: version.state,
    state_before: version.stateBefore,
    draft_texts: version.draftTexts,
    published_texts: version.publishedTexts,
    pending_texts: version.pendingTexts,
    published_targets: isSource ? publishedTargets : {},
    published_parts: isSource ? publishedParts : {},
    stale_count: version.staleCount,
    untranslated_count: version.untranslatedCount,
    words_left: version.wordsLeft,
  };
}

type Columns = ReturnType<typeof columnsOf>;

/** As it is read: Strapi has its PostgreSQL driver leave JSON as it is stored. */
type Row = { entry: string; locale: string } & {
  [Name in keyof Columns]: Columns[Name] extends object ? string : Columns[Name];
};

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
  wordsLeft: row.words_left,
});

/** What is to be remembered of an entry. */
export interface SavedRecord {
  record: EntryRecord;
  /** As the database has it, where that is known: what is the same is not sent. */
  stored?: EntryRecord;
  /** Languages whose draft says something else now: their rows count as changed, whatever is in them. */
  changedDrafts: readonly string[];
}

/** Writes what is to be remembered of entries, in one statement, and only rows that differ or whose draft does. */
export async function saveRecords({
  trx,
  type,
  records,
}: {
  trx: Knex;
  type: string;
  records: readonly SavedRecord[];
}): Promise<void> {
  const changed: [entry: string, locale: string][] = [];
  const rows = records.flatMap(({ record, stored, changedDrafts }) =>
    [...record.versions.values()].flatMap((version) => {
      const columns = columnsOf(record, version);
      const before = stored?.versions.get(version.locale);
      if (changedDrafts.includes(version.locale)) changed.push([record.documentId, version.locale]);
      else if (stored && before && isEqual(columns, columnsOf(stored, before))) return [];
      return [{ key: { type, entry: record.documentId, locale: version.locale }, columns }];
    })
  );
  const [first] = rows;
  if (!first) return;
  const changing = Object.keys(first.columns);
  const columns = [...Object.keys(first.key), ...changing].join(', ');
  await trx.raw(
    `INSERT INTO :table: (document_id, created_at, updated_at, published_at, ${columns})
     SELECT gen_random_uuid()::text, :now, :now, :now, ${columns}
     FROM json_populate_recordset(NULL::localization_versions, :rows::json)
     ON CONFLICT (type, entry, locale) DO UPDATE
     SET updated_at = EXCLUDED.updated_at, ${changing.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}
     WHERE ROW(${changing.map((column) => `:table:.${column}`).join(', ')})
       IS DISTINCT FROM ROW(${changing.map((column) => `EXCLUDED.${column}`).join(', ')})
       OR (:table:.entry, :table:.locale) IN (SELECT * FROM unnest(:entries::text[], :locales::text[]))`,
    {
      table: TABLE,
      now: new Date(),
      rows: JSON.stringify(rows.map((row) => ({ ...row.key, ...row.columns }))),
      entries: changed.map(([entry]) => entry),
      locales: changed.map(([, locale]) => locale),
    }
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
