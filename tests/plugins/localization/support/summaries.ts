import type { Core } from '@strapi/strapi';

import type { EntryVersions, VersionSummary } from '../../../../src/plugins/localization/shared/contracts';

import type { Entry, Model } from './model';
import type { Locale } from './registry';
import { shapeOf } from './schema';

interface Summaries {
  strapi: Core.Strapi;
  model: Model;
  documentIds: Map<number, string>;
}

/** Compares what the plugin says of each entry in words for the admin panel. */
export async function compareSummaries({ strapi, model, documentIds }: Summaries): Promise<string[]> {
  const faults: string[] = [];
  for (const entry of model.entries.values()) {
    const { uid } = shapeOf(entry.type);
    const documentId = documentIds.get(entry.id);
    const found: EntryVersions = await strapi
      .plugin('localization')
      .service('versions')
      .entry({ type: uid, documentId });
    const expected = model.registry.locales.map((locale) => summarise(model, entry, locale));
    const versions = found.versions.map((version) => comparable(model, entry, version));
    if (JSON.stringify(expected) === JSON.stringify(versions) && found.sourceLocale === entry.source) continue;
    for (const [index, version] of expected.entries()) {
      const [wanted, got] = [JSON.stringify(version), JSON.stringify(versions[index])];
      if (wanted !== got) faults.push(`the summary of #${entry.id} ${version.locale}: expected ${wanted}, got ${got}`);
    }
    if (found.sourceLocale !== entry.source) faults.push(`#${entry.id}: the source is ${entry.source}`);
  }
  return faults;
}

const summarise = (model: Model, entry: Entry, locale: Locale) => ({
  locale,
  state: entry.withheld.has(locale) ? 'withheld' : entry.states.get(locale),
  contentLocale: model.contentLocales(entry, 'draft', locale).contentLocale,
  isSource: locale === entry.source,
  isPublished: model.isVisible(entry, 'published', locale),
  fields: model
    .fields(entry, 'draft')
    .map((field) => ({ field, shown: model.shown(entry, 'draft', locale, field) }))
    .filter(({ shown }) => shown.languages.length > 0)
    .map(({ field, shown: { languages } }) => ({
      path: field.path,
      locale: new Set(languages).size === 1 ? languages[0] : languages,
    }))
    .sort(byPath),
  ...(model.isLoose(entry, locale) ? {} : { stale: [...model.staleSegments(entry, locale)].sort() }),
});

const comparable = (model: Model, entry: Entry, version: VersionSummary) => ({
  locale: version.locale,
  state: version.state,
  contentLocale: version.contentLocale,
  isSource: version.isSource,
  isPublished: version.isPublished,
  fields: version.fields.map(({ path, locale }) => ({ path, locale })).sort(byPath),
  ...(model.isLoose(entry, version.locale)
    ? {}
    : { stale: version.fields.flatMap(({ staleSegments }) => staleSegments).sort() }),
});

const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
