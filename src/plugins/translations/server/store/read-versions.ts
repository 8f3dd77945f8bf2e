import type { Knex } from 'knex';

import type { VersionState } from '../../../localization/shared/contracts';
import type { Person } from '../../shared/board';
import type { AllowedDrafts, VersionRows } from '../services/version-rows';

import { isAllowed } from './allowed';
import { personOf, type StoredPerson } from './people';

/** Content managers take a draft for modified from this difference of times on, in seconds. */
const MODIFIED_AFTER_SECONDS = 0.5;

/** What somebody may do with a version. */
export interface VersionRights {
  read: boolean;
  readSource: boolean;
  update: boolean;
  publish: boolean;
}

/** A version as the board has it. */
export interface BoardRecord {
  type: string;
  documentId: string;
  locale: string;
  sourceLocale: string;
  /** What the source calls the entry, for who may read that; else its documentId. */
  name: string;
  state: VersionState;
  staleCount: number;
  untranslatedCount: number;
  wordsLeft: number;
  isPublished: boolean;
  isSourcePublished: boolean;
  isModified: boolean;
  /** Whether a person wrote or approved any text of it. */
  hasOwnTexts: boolean;
  /** Whether anything that is its own is not published as the draft has it. */
  hasUnpublishedTexts: boolean;
  /** Another one once the version, its source or a text it shows of another language was written. */
  stamp: string;
  assignee: Person | null;
  /** Such as `2026-12-01`. */
  dueOn: string | null;
  rights: VersionRights;
  /** Whether the person it is to be given to may update it. */
  mayAssigneeUpdate: boolean;
}

/** Whose rights count, by type. */
export type RightsOf = (type: string) => Record<'read' | 'readName' | 'update' | 'publish', AllowedDrafts> & {
  /** Of the person it is to be given to. */
  updateOfAssignee?: AllowedDrafts;
};

interface Row extends StoredPerson {
  type: string;
  entry: string;
  locale: string;
  source_locale: string;
  name: string;
  state: VersionState;
  stale_count: number;
  untranslated_count: number;
  words_left: number;
  has_own_texts: boolean;
  has_unpublished_texts: boolean;
  stamp: string;
  is_published: boolean;
  is_source_published: boolean;
  is_modified: boolean;
  due_on: string | null;
  may_read: boolean;
  may_read_source: boolean;
  may_update: boolean;
  may_publish: boolean;
  may_assignee_update: boolean;
}

/** Reads versions of entries, with who works on them and what a person may do with them, in one statement. */
export async function readVersions(reading: {
  trx: Knex;
  rows: VersionRows;
  entries: readonly { type: string; documentId: string }[];
  locales: readonly string[];
  rightsOf: RightsOf;
}): Promise<BoardRecord[]> {
  const { trx, entries } = reading;
  const types = [...new Set(entries.map(({ type }) => type))];
  const [first, ...others] = types.map((type) => selectOfType({ ...reading, type }));
  if (!first) return [];
  const { rows } = await trx.raw<{ rows: Row[] }>('?', [first.unionAll(others)]);
  return rows.map((row) => ({
    type: row.type,
    documentId: row.entry,
    locale: row.locale,
    sourceLocale: row.source_locale,
    name: row.name,
    state: row.state,
    staleCount: row.stale_count,
    untranslatedCount: row.untranslated_count,
    wordsLeft: row.words_left,
    isPublished: row.is_published,
    isSourcePublished: row.is_source_published,
    // Times alone tell nothing of a translation that was written right after the source was published.
    isModified: row.is_published && (row.is_modified || row.has_unpublished_texts),
    hasOwnTexts: row.has_own_texts,
    hasUnpublishedTexts: row.has_unpublished_texts,
    stamp: row.stamp,
    assignee: row.id === null ? null : personOf(row),
    dueOn: row.due_on,
    rights: {
      read: row.may_read,
      readSource: row.may_read_source,
      update: row.may_update,
      publish: row.may_publish,
    },
    mayAssigneeUpdate: row.may_assignee_update,
  }));
}

function selectOfType({
  trx,
  rows,
  type,
  entries,
  locales,
  rightsOf,
}: Parameters<typeof readVersions>[0] & { type: string }): Knex.QueryBuilder {
  const rights = rightsOf(type);
  const draft = { locale: 'draft.locale', id: 'draft.id' };
  const source = { locale: 'source.locale', id: 'source.id' };
  const drafts = () => rows.layer({ type, isPublished: false });
  const published = () => rows.layer({ type, isPublished: true });
  const ofVersion = (alias: string) => ({
    [`${alias}.document_id`]: 'version.entry',
    [`${alias}.locale`]: 'version.locale',
  });
  const ofSource = (alias: string) => ({
    [`${alias}.document_id`]: 'version.entry',
    [`${alias}.locale`]: 'version.source_locale',
  });
  const flag = (name: string, allowed: AllowedDrafts | undefined, of = draft) =>
    trx.raw('? AS ??', [allowed ? isAllowed(trx, allowed, of) : trx.raw('TRUE'), name]);
  return trx
    .from(rows.versions().as('version'))
    .join(drafts().as('draft'), ofVersion('draft'))
    .join(drafts().as('source'), ofSource('source'))
    .leftJoin(published().as('published'), ofVersion('published'))
    .leftJoin(published().as('published_source'), ofSource('published_source'))
    .leftJoin('translations_assignments AS assignment', {
      'assignment.type': 'version.type',
      'assignment.entry': 'version.entry',
      'assignment.locale': 'version.locale',
    })
    .leftJoin('admin_users AS person', { 'person.id': 'assignment.assignee_id' })
    .where('version.type', type)
    .whereIn(
      'version.entry',
      entries.filter((entry) => entry.type === type).map(({ documentId }) => documentId)
    )
    .whereIn('version.locale', [...locales])
    .select('version.*', 'person.id', 'person.firstname', 'person.lastname', 'person.username')
    .select(
      trx.raw('CASE WHEN ? THEN coalesce(source.name, version.entry) ELSE version.entry END AS name', [
        isAllowed(trx, rights.readName, source),
      ]),
      trx.raw('published.id IS NOT NULL AS is_published'),
      trx.raw('published_source.id IS NOT NULL AS is_source_published'),
      trx.raw('coalesce(abs(extract(epoch FROM draft.updated_at - published.updated_at)) >= ?, FALSE) AS is_modified', [
        MODIFIED_AFTER_SECONDS,
      ]),
      trx.raw('assignment.due_on::text AS due_on'),
      // Texts that are written change the time of their row; what becomes stale by it, and other languages' texts it shows, that of what is remembered.
      trx.raw(`md5(concat_ws(' ', version.recorded_at, draft.updated_at, source.updated_at)) AS stamp`),
      flag('may_read', rights.read),
      flag('may_read_source', rights.read, source),
      flag('may_update', rights.update),
      flag('may_publish', rights.publish),
      flag('may_assignee_update', rights.updateOfAssignee)
    );
}
