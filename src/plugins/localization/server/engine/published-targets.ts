import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import { join, walkParts } from '../domain/parts';
import type { EntryRecord } from '../domain/version-record';
import type { LinkTable } from '../store/content-tables';
import { readVersions, type StoredVersion } from '../store/read-versions';

import type { Keeper } from './keeper';

interface Context {
  keeper: Keeper;
  trx: Knex;
  type: string;
}

type Targets = EntryRecord['publishedTargets'];

/** A row that holds a relation that only its side knows of, and the relation's path in the version. */
interface Place {
  link: LinkTable;
  rowId: number;
  path: string;
}

function placesOf({ tables }: Keeper, version: StoredVersion): Place[] {
  return [...walkParts(version, tables.shapeOfPart)].flatMap(({ path, part }) =>
    tables
      .linksHeldBy(part.uid)
      .filter(({ hasInverse }) => !hasInverse)
      .map((link) => ({ link, rowId: part.id, path: join(path, link.name) }))
  );
}

/**
 * Reads what such relations of a version lead to. Remembered of the source when it is published: a target that is published later, or unpublished
 * for a time, is linked then as it was meant, whatever the draft says by that time.
 */
export async function targetsOf({
  keeper,
  trx,
  version,
}: Omit<Context, 'type'> & { version: StoredVersion }): Promise<Record<string, string[]>> {
  const targets: Record<string, string[]> = {};
  for (const { link, rowId, path } of placesOf(keeper, version)) {
    const { rows } = await trx.raw<{ rows: { document_id: string }[] }>(
      `SELECT target.document_id FROM ?? link JOIN ?? target ON target.id = link.?? WHERE link.?? = ?
       ORDER BY ${link.order === undefined ? 'link.id' : `link."${link.order}"`}`,
      [link.table, link.toTable, link.to, link.from, rowId]
    );
    if (rows.length > 0) targets[path] = rows.map((row) => row.document_id);
  }
  return targets;
}

/**
 * Links published entries with published ones of this type that they had been published with, and with no others: Strapi links whatever the
 * drafts say by now.
 */
export async function relinkTargets({
  keeper,
  trx,
  type,
  documentIds,
}: Context & { documentIds: readonly string[] }): Promise<void> {
  const { tables } = keeper;
  if (documentIds.length === 0) return;
  const links = tables.linksTo(type).filter(({ hasInverse }) => !hasInverse);
  if (links.length === 0) return;
  for (const link of links) {
    if (!tables.isComponent(link.holder)) await unlinkOthers({ trx, link, documentIds });
  }
  const { rows: holders } = await trx.raw<{
    rows: { type: string; entry: string; published_targets: string }[];
  }>(
    `SELECT type, entry, published_targets FROM localization_versions
     WHERE published_targets <> '{}'::jsonb
       AND jsonb_path_exists(published_targets, '$.*[*] \\? (@ == $id[*])', jsonb_build_object('id', :documentIds::jsonb))`,
    { documentIds: JSON.stringify(documentIds) }
  );
  for (const { type: holderType, entry, published_targets: stored } of holders) {
    const targets = JSON.parse(stored) as Targets;
    await linkTargets({ keeper, trx, type: holderType, documentId: entry, targets });
  }
}

/** Links published versions with what their entries were published with: a component's relation in each language, whatever is withheld in the source's. */
export async function linkOwnTargets({
  records,
  ...context
}: Context & { records: readonly Pick<EntryRecord, 'documentId' | 'publishedTargets'>[] }): Promise<void> {
  for (const { documentId, publishedTargets: targets } of records) {
    await linkTargets({ ...context, documentId, targets });
  }
}

async function unlinkOthers({
  trx,
  link,
  documentIds,
}: {
  trx: Knex;
  link: LinkTable;
  documentIds: readonly string[];
}): Promise<void> {
  await trx.raw(
    `DELETE FROM :table: AS link USING :fromTable: AS holder, :toTable: AS target
     WHERE link.:from: = holder.id AND link.:to: = target.id AND holder.published_at IS NOT NULL
       AND target.published_at IS NOT NULL AND target.document_id = ANY(:documentIds) AND NOT EXISTS (
         SELECT 1 FROM localization_versions AS version
         WHERE version.type = :type AND version.entry = holder.document_id
           AND jsonb_exists(version.published_targets -> :name, target.document_id))`,
    {
      table: link.table,
      fromTable: link.fromTable,
      toTable: link.toTable,
      from: link.from,
      to: link.to,
      type: link.holder,
      name: link.name,
      documentIds,
    }
  );
}

/** Gives a draft that was discarded what its entry was published with, also what is not published itself. */
export async function linkDraft({
  keeper,
  trx,
  version,
  targets,
}: Omit<Context, 'type'> & { version: StoredVersion; targets: Targets }): Promise<void> {
  await insertLinks(trx, wantedLinks({ keeper, version, targets }));
}

/** Links all published versions of an entry. */
async function linkTargets({
  keeper,
  trx,
  type,
  documentId,
  targets,
}: Context & { documentId: string; targets: Targets }): Promise<void> {
  if (Object.keys(targets).length === 0) return;
  const versions = await readVersions({ trx, tables: keeper.tables, type, documentIds: [documentId] });
  const published = versions.filter(({ isPublished }) => isPublished);
  await insertLinks(
    trx,
    published.flatMap((version) => wantedLinks({ keeper, version, targets }))
  );
}

interface WantedLink extends Pick<StoredVersion, 'locale' | 'isPublished'> {
  link: LinkTable;
  rowId: number;
  target: string;
  order: number;
}

function wantedLinks({
  keeper,
  version,
  targets,
}: {
  keeper: Keeper;
  version: StoredVersion;
  targets: Targets;
}): WantedLink[] {
  const { locale, isPublished } = version;
  return placesOf(keeper, version).flatMap(({ link, rowId, path }) =>
    (targets[path] ?? []).map((target, index) => ({ link, rowId, locale, isPublished, target, order: index + 1 }))
  );
}

/** Inserts links, in one statement for each kind of relation. */
async function insertLinks(trx: Knex, wanted: readonly WantedLink[]): Promise<void> {
  for (const links of Object.values(groupBy(wanted, ({ link }) => link.table))) {
    const { link } = links[0] as WantedLink;
    const order = link.order === undefined ? '' : `, "${link.order}"`;
    await trx.raw(
      `INSERT INTO :table: (:from:, :to: ${order})
       SELECT wanted.row_id, target.id ${order === '' ? '' : ', wanted.place'}
       FROM unnest(:rowIds::int[], :locales::text[], :layers::boolean[], :targets::text[], :orders::int[])
         AS wanted(row_id, locale, is_published, document_id, place)
       JOIN :toTable: AS target ON target.document_id = wanted.document_id AND target.locale = wanted.locale
         AND (target.published_at IS NOT NULL) = wanted.is_published
       ON CONFLICT (:from:, :to:) DO ${
         link.order === undefined ? 'NOTHING' : `UPDATE SET "${link.order}" = EXCLUDED."${link.order}"`
       }`,
      {
        table: link.table,
        from: link.from,
        to: link.to,
        toTable: link.toTable,
        rowIds: links.map(({ rowId }) => rowId),
        locales: links.map(({ locale }) => locale),
        layers: links.map(({ isPublished }) => isPublished),
        targets: links.map(({ target }) => target),
        orders: links.map((one) => one.order),
      }
    );
  }
}
