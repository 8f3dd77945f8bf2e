import { isDeepStrictEqual } from 'node:util';

import { alignParts } from '../domain/align';
import type { TextLayer } from '../domain/derive';
import { approveTexts, type OwnTexts } from '../domain/own-texts';
import { textsOf } from '../domain/parts';
import { segmentTexts, type Texts } from '../domain/texts';
import { hasOwnTexts, newVersion, type EntryRecord, type PublishedParts } from '../domain/version-record';
import type { StoredVersion } from '../store/read-versions';

import type { Keeper } from './keeper';

interface Adoption {
  keeper: Keeper;
  documentId: string;
  versions: readonly StoredVersion[];
}

/**
 * Works out what to remember of an entry that was written past the engine: all text in it counts as written by a person, in the
 * language of its version, from the source as it is; except what is just the other script of another version.
 */
export function adoptEntry({ keeper, documentId, versions }: Adoption): EntryRecord {
  const sourceLocale = findSource(keeper, versions);
  const drafts = adoptLayer(
    keeper,
    versions.filter(({ isPublished }) => !isPublished),
    sourceLocale
  );
  const published = adoptLayer(
    keeper,
    versions.filter(({ isPublished }) => isPublished),
    sourceLocale
  );
  return {
    documentId,
    sourceLocale,
    publishedTargets: {},
    publishedParts: findPublishedParts(keeper, versions, sourceLocale),
    versions: new Map(
      keeper.localeCodes.map((locale) => [
        locale,
        {
          ...newVersion(locale),
          draftTexts: drafts.get(locale) ?? {},
          publishedTexts: published.get(locale) ?? {},
          // Somebody published it, which says that it is finished; what lacks something is found in progress all the same.
          state: hasOwnTexts(published.get(locale) ?? {}) ? ('translated' as const) : ('derived' as const),
        },
      ])
    ),
  };
}

function findPublishedParts(
  { tables: { shapeOfPart } }: Keeper,
  versions: readonly StoredVersion[],
  locale: string
): PublishedParts {
  const ofSource = versions.filter((version) => version.locale === locale);
  const published = ofSource.find(({ isPublished }) => isPublished);
  if (!published) return {};
  const draft = ofSource.find(({ isPublished }) => !isPublished);
  const origins = [...alignParts({ before: draft, now: published, shapeOfPart })].filter(([path]) => path !== '');
  return Object.fromEntries(origins.map(([path, origin]) => [path, origin ?? null]));
}

/** The default locale where it has what there is, else the first that was written; a published one where any is. */
function findSource({ options: { defaultLocale } }: Keeper, versions: readonly StoredVersion[]): string {
  const published = versions.filter(({ isPublished }) => isPublished);
  const candidates = published.length > 0 ? published : versions;
  const source = candidates.find(({ locale }) => locale === defaultLocale) ?? candidates[0];
  return (source as StoredVersion).locale;
}

function adoptLayer(
  { tables, deriver, localeCodes }: Keeper,
  versions: readonly StoredVersion[],
  sourceLocale: string
): Map<string, OwnTexts> {
  const byLocale = new Map(versions.map((version) => [version.locale, version]));
  const sourceRow = byLocale.get(sourceLocale);
  const source: Texts = sourceRow ? textsOf(sourceRow, tables.shapeOfPart) : new Map();
  const own = new Map<string, OwnTexts>();
  for (const locale of localeCodes) {
    const version = byLocale.get(locale);
    if (!version || locale === sourceLocale) continue;
    own.set(locale, adoptTexts(textsOf(version, tables.shapeOfPart), source, locale));
  }

  const layer: TextLayer = { sourceLocale, source, own };
  for (const [locale, texts] of own) {
    const others: TextLayer = { ...layer, own: new Map([...own].filter(([code]) => code !== locale)) };
    const derived = deriver.show(others, locale);
    const written = Object.entries(texts).filter(([path, { text }]) => {
      const shown = derived.get(path);
      return !(shown?.locales.includes(locale) && isDeepStrictEqual(shown.text, text));
    });
    const { slug } = tables.shapeOfPart({ uid: (byLocale.get(locale) as StoredVersion).uid }, true);
    const slugText = byLocale.get(locale)?.slug;
    own.set(locale, {
      ...Object.fromEntries(written),
      ...(slug && slugText ? { [slug.name]: { text: slugText, segments: [] } } : {}),
    });
  }
  return own;
}

const adoptTexts = (texts: Texts, source: Texts, locale: string): OwnTexts =>
  approveTexts({
    locale,
    source,
    own: {},
    shown: new Map([...texts].map(([path, text]) => [path, { text, locales: segmentTexts(text).map(() => locale) }])),
  });
