import type { Knex } from 'knex';

import type { VersionState } from '../../shared/contracts';

import type { ContentTables } from './content-tables';

/** Which versions are looked for in a language; what is left out does not matter. */
export interface VersionFilter {
  locale: string;
  /** Content types; all of them where left out. */
  types?: readonly string[];
  states?: readonly VersionState[];
  documentIds?: readonly string[];
  /** Whether something is left to translate, or has become stale. */
  hasWork?: boolean;
  /** Whose source's draft was written then or later. */
  changedSince?: Date;
  sourceLocale?: string;
}

export interface FoundVersions {
  type: string;
  sourceLocale: string;
  documentIds: string[];
}

/**
 * Finds versions that are not the source, with one statement for each type.
 *
 * @param types - the ones to look in, in the order of the answer
 * @returns the entries by type and source locale, those without any left out
 */
export async function findVersions({
  trx,
  tables,
  types,
  filter,
}: {
  trx: Knex;
  tables: ContentTables;
  types: readonly string[];
  filter: VersionFilter;
}): Promise<FoundVersions[]> {
  const { locale, states, documentIds, hasWork, changedSince, sourceLocale } = filter;
  const found: FoundVersions[] = [];
  for (const type of types) {
    const query = trx('localization_versions AS version')
      .where({ type, locale })
      .whereNot('source_locale', locale)
      .select<{ entry: string; source_locale: string }[]>('entry', 'source_locale')
      .orderBy(['source_locale', 'entry']);
    if (states) void query.whereIn('state', states);
    // As one value: a statement takes 65,535 at most.
    if (documentIds) void query.whereRaw('entry = ANY(?)', [[...documentIds]]);
    if (sourceLocale !== undefined) void query.where('source_locale', sourceLocale);
    if (hasWork) void query.whereRaw('(stale_count > 0 OR untranslated_count > 0)');
    if (changedSince) {
      void query.whereExists(
        trx(`${tables.tableOf(type)} AS source`)
          .whereRaw('source.document_id = version.entry AND source.locale = version.source_locale')
          .whereNull('source.published_at')
          .where('source.updated_at', '>=', changedSince)
          .select(trx.raw('1'))
      );
    }
    const byLocale = new Map<string, string[]>();
    for (const { entry, source_locale: source } of await query) {
      const ids = byLocale.get(source) ?? [];
      byLocale.set(source, ids);
      ids.push(entry);
    }
    for (const [source, ids] of byLocale) found.push({ type, sourceLocale: source, documentIds: ids });
  }
  return found;
}
