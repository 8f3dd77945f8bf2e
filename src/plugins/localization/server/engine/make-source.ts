import { errors } from '@strapi/utils';

import type { TextLayer } from '../domain/derive';
import { approveTexts, type OwnTexts } from '../domain/own-texts';
import { textsOf } from '../domain/parts';
import { ownTextsOfFormerSource, rebaseOwnTexts, type Rebase } from '../domain/rebase';
import { mapVersions, newVersion, type EntryRecord, type VersionRecord } from '../domain/version-record';

import type { Change } from './change';
import { draftLayer, draftTexts, findVersion, publishedLayer, type Entry } from './entry';
import type { Keeper } from './keeper';

/** A version that may become the source. */
interface Candidate {
  keeper: Keeper;
  entry: Entry;
  locale: string;
}

/** Whether nothing lacks for a version to be made the source. */
export function mayBeSource(candidate: Candidate): boolean {
  const { draft, published } = lackingIn(candidate);
  return draft.length === 0 && published.length === 0;
}

/**
 * Makes a version the source: the former source's texts become own texts, made from the new one's.
 *
 * @throws ValidationError that lists what lacks
 */
export function makeSource(candidate: Candidate): Change {
  const { keeper, entry, locale } = candidate;
  const { record } = entry;
  const former = record.sourceLocale;
  const lacking = lackingIn(candidate);
  checkNothingLacks(locale, 'all of it is translated and up to date', lacking.draft);
  checkNothingLacks(locale, 'its translation is published', lacking.published);

  const layers = layersOf(candidate);
  const version = record.versions.get(locale) as VersionRecord;
  const draft = rebaseTo(candidate, { layer: layers.draft, own: version.draftTexts });
  const published = layers.published && rebaseTo(candidate, { layer: layers.published, own: version.publishedTexts });
  const formerSource: Partial<VersionRecord> = {
    draftTexts: withSlug(keeper, entry, false, ownTextsOfFormerSource(draft, former)),
    // Of an entry that is not published, all there is to keep is the address readers knew.
    ...(published && { publishedTexts: withSlug(keeper, entry, true, ownTextsOfFormerSource(published, former)) }),
  };
  const rebased = mapVersions(record, (one) => {
    if (one.locale === former) return { ...one, ...formerSource };
    if (one.locale === locale) return { ...one, draftTexts: {}, publishedTexts: {}, pendingTexts: {} };
    return {
      ...one,
      draftTexts: rebaseOwnTexts(published ? [draft, published] : [draft], one.draftTexts),
      publishedTexts: rebaseOwnTexts(published ? [published, draft] : [draft], one.publishedTexts),
      pendingTexts: rebaseOwnTexts([draft], one.pendingTexts),
    };
  });
  const changed: EntryRecord = { ...rebased, sourceLocale: locale };
  return { ...entry, record: changed, before: entry, draftTruth: locale, isPublishedTouched: true };
}

/** What is left to do in a version before it can be the source: readers would else get text in another language as the source. */
function lackingIn(candidate: Candidate): { draft: string[]; published: string[] } {
  const { entry, locale } = candidate;
  const { untranslatedCount, staleCount } = entry.record.versions.get(locale) ?? newVersion(locale);
  const { draft, published } = layersOf(candidate);
  return {
    draft: [
      ...foreignPaths(candidate, draft),
      ...(untranslatedCount > 0 ? [`${untranslatedCount} segments to translate`] : []),
      ...(staleCount > 0 ? [`${staleCount} stale segments`] : []),
    ],
    published: published ? foreignPaths(candidate, published) : [],
  };
}

/** The entry's layers; the published one where it is published. */
function layersOf({ keeper, entry }: Candidate): { draft: TextLayer; published?: TextLayer } {
  const { shapeOfPart } = keeper.tables;
  const published = findVersion(entry.versions, { locale: entry.record.sourceLocale, isPublished: true });
  return {
    draft: draftLayer(entry, draftTexts(shapeOfPart, entry)),
    published: published && publishedLayer(entry, textsOf(published, shapeOfPart)),
  };
}

/** Where a version shows text in another language than its own. */
const foreignPaths = ({ keeper, locale }: Candidate, layer: TextLayer): string[] =>
  [...keeper.deriver.show(layer, locale)].flatMap(([path, { locales }]) =>
    locales.some((one) => one !== locale) ? [path] : []
  );

/** What a layer's other texts go on from once a version is the source. */
const rebaseTo = ({ keeper, locale }: Candidate, { layer, own }: { layer: TextLayer; own: OwnTexts }): Rebase => ({
  former: layer.source,
  translation: approveTexts({ locale, shown: keeper.deriver.show(layer, locale), source: layer.source, own }),
});

/** The slug of the former source was written by a person. */
function withSlug({ tables }: Keeper, { record, versions }: Entry, isPublished: boolean, own: OwnTexts): OwnTexts {
  const row = findVersion(versions, { locale: record.sourceLocale, isPublished });
  const { slug } = tables.shapeOfPart({ uid: row?.uid ?? '' }, true);
  return slug && row?.slug ? { ...own, [slug.name]: { text: row.slug, segments: [] } } : own;
}

function checkNothingLacks(locale: string, condition: string, lacking: readonly string[]): void {
  if (lacking.length === 0) return;
  throw new errors.ValidationError(
    `locale: ${locale} can be made the source once ${condition}; lacking: ${lacking.join(', ')}`,
    { parameter: 'locale', lacking }
  );
}
