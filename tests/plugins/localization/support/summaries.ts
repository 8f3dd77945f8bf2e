import type { Core } from '@strapi/strapi';

import type { EntryVersions, VersionSummary } from '../../../../src/plugins/localization/shared/contracts';

import { fieldsOf, isVisible, type Model, type Version } from './model/model';
import { isLoose, staleSegments } from './model/progress';
import { contentLocales, shown } from './model/shown';
import { mayBeSource } from './model/source-change';
import { shapeOf } from './schema';

interface Summaries {
  strapi: Core.Strapi;
  model: Model;
  documentIds: Map<number, string>;
}

/** Compares what the plugin says of each entry in words for the admin panel. */
export async function compareSummaries({ strapi, model, documentIds }: Summaries): Promise<string[]> {
  const { registry } = model;
  const faults: string[] = [];
  for (const entry of model.entries.values()) {
    const { uid } = shapeOf(entry.type);
    const documentId = documentIds.get(entry.id);
    const found: EntryVersions = await strapi
      .plugin('localization')
      .service('versions')
      .entry({ type: uid, documentId });
    const expected = registry.locales.map((locale) => summarise({ registry, entry, locale }));
    const versions = found.versions.map((version) => comparable({ registry, entry, locale: version.locale }, version));
    if (JSON.stringify(expected) === JSON.stringify(versions) && found.sourceLocale === entry.source) continue;
    for (const [index, version] of expected.entries()) {
      const [wanted, got] = [JSON.stringify(version), JSON.stringify(versions[index])];
      if (wanted !== got) faults.push(`the summary of #${entry.id} ${version.locale}: expected ${wanted}, got ${got}`);
    }
    if (found.sourceLocale !== entry.source) faults.push(`#${entry.id}: the source is ${entry.source}`);
  }
  return faults;
}

const summarise = ({ registry, entry, locale }: Version) => ({
  locale,
  state: entry.withheld.has(locale) ? 'withheld' : entry.states.get(locale),
  contentLocale: contentLocales({ registry, entry, locale, layer: 'draft' }).contentLocale,
  isSource: locale === entry.source,
  isPublished: isVisible({ entry, layer: 'published', locale }),
  fields: fieldsOf(entry, 'draft')
    .map((field) => ({ field, languages: shown({ registry, entry, locale, layer: 'draft' }, field).languages }))
    .filter(({ languages }) => languages.length > 0)
    .map(({ field, languages }) => ({
      path: field.path,
      locale: new Set(languages).size === 1 ? languages[0] : languages,
    }))
    .sort(byPath),
  ...(isLoose({ entry, locale })
    ? {}
    : {
        stale: staleSegments({ registry, entry, locale }).sort(),
        mayBeSource: mayBeSource({ registry, entry, locale }),
      }),
});

const comparable = (expected: Version, version: VersionSummary) => ({
  locale: version.locale,
  state: version.state,
  contentLocale: version.contentLocale,
  isSource: version.isSource,
  isPublished: version.isPublished,
  fields: version.fields.map(({ path, locale }) => ({ path, locale })).sort(byPath),
  ...(isLoose(expected)
    ? {}
    : {
        stale: version.fields.flatMap(({ staleSegments: segments }) => segments).sort(),
        mayBeSource: version.actions.includes('make-source'),
      }),
});

const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
