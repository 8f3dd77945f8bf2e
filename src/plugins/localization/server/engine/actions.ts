import { errors } from '@strapi/utils';

import type { VersionAction } from '../../shared/contracts';
import type { TextLayer } from '../domain/derive';
import { approveTexts, confirmTexts, segmentPath, type OwnTexts } from '../domain/own-texts';
import { textsOf } from '../domain/parts';
import { ownTextsOfFormerSource, rebaseOwnTexts, type Rebase } from '../domain/rebase';
import { mapVersions, type EntryRecord, type VersionRecord } from '../domain/version-record';

import type { Change } from './change';
import { changeEntry } from './change-entry';
import { draftLayer, draftTexts, findVersion, publishedLayer, type Entry } from './entry';
import { checkLocale, type Keeper } from './keeper';

export interface Act {
  type: string;
  documentId: string;
  locale: string;
  action: VersionAction;
  /** For `mark-correct`: one segment; all stale ones where left out. */
  segment?: string;
}

interface Acting {
  keeper: Keeper;
  entry: Entry;
  version: VersionRecord;
  act: Act;
}

/** What a version's state allows, whoever asks. */
export function possibleActions(
  version: Pick<VersionRecord, 'state' | 'staleCount' | 'untranslatedCount'> & { isSource: boolean }
): VersionAction[] {
  const { state, isSource, staleCount, untranslatedCount } = version;
  if (isSource) return [];
  if (state === 'withheld') return ['resume'];
  const isDone = staleCount === 0 && untranslatedCount === 0;
  const offered: [VersionAction, boolean][] = [
    ['start', state === 'derived'],
    ['send-for-review', state === 'in-progress'],
    ['mark-translated', state !== 'translated' || !isDone],
    ['mark-correct', staleCount > 0],
    ['withhold', true],
    ['make-source', isDone],
  ];
  return offered.flatMap(([action, isOffered]) => (isOffered ? [action] : []));
}

/**
 * Does what a person decided about a version. Who may do so is not asked here.
 *
 * @throws NotFoundError for an entry that does not exist
 * @throws ValidationError for an unknown locale or segment, or what makes no sense for the version as it is; nothing is written then
 */
export async function act({ keeper, ...request }: Act & { keeper: Keeper }): Promise<void> {
  checkLocale(keeper, request.locale);
  await changeEntry(keeper, request, (entry) => {
    const version = entry.record.versions.get(request.locale) as VersionRecord;
    const acting: Acting = { keeper, entry, version, act: request };
    checkPossible(acting);
    return CHANGES[request.action](acting);
  });
}

function checkPossible({ entry, version, act: { locale, action } }: Acting): void {
  const isSource = locale === entry.record.sourceLocale;
  // What cannot be because something is left to do is said with what that is, below; saying a thing twice does no harm.
  if (action === 'make-source' && !isSource && version.state !== 'withheld') return;
  if (['mark-correct', 'mark-translated'].includes(action) && !isSource && version.state !== 'withheld') return;
  const possible = possibleActions({ ...version, isSource });
  if (possible.includes(action)) return;
  const what = isSource ? 'the source of the others' : `"${version.state}"`;
  throw new errors.ValidationError(
    `action: ${action} is not possible, the version in ${locale} is ${what}; ` +
      (possible.length > 0 ? `possible is ${possible.join(', ')}` : 'nothing is'),
    { parameter: 'action', allowed: possible }
  );
}

const CHANGES: Readonly<Record<VersionAction, (acting: Acting) => Change>> = {
  start: (acting) => changeVersion(acting, { state: 'in-progress' }),
  'send-for-review': (acting) => changeVersion(acting, { state: 'in-review' }),
  'mark-translated': markTranslated,
  'mark-correct': markCorrect,
  withhold: (acting) => ({
    ...changeVersion(acting, { state: 'withheld', stateBefore: acting.version.state }),
    isPublishedTouched: true,
  }),
  resume: (acting) => ({
    ...changeVersion(acting, { state: acting.version.stateBefore ?? 'derived', stateBefore: null }),
    isPublishedTouched: true,
  }),
  'make-source': makeSource,
};

/** The change of one version's record; content rows are not touched by it. */
function changeVersion({ entry, act: { locale } }: Acting, changes: Partial<VersionRecord>): Change {
  const record = mapVersions(entry.record, (version) =>
    version.locale === locale ? { ...version, ...changes } : version
  );
  return { ...entry, record, before: entry };
}

function markTranslated({ keeper, entry, version, act: { locale } }: Acting): Change {
  const source = draftTexts(keeper.tables.shapeOfPart, entry);
  const shown = keeper.deriver.show(draftLayer(entry, source), locale);
  const own = approveTexts({ locale, shown, source, own: version.draftTexts });
  const record = mapVersions(entry.record, (one) => (one.locale === locale ? { ...one, draftTexts: own } : one));
  return { ...entry, record, before: entry, draftTruth: entry.record.sourceLocale, settled: [locale] };
}

function markCorrect(acting: Acting): Change {
  const { keeper, entry, version, act: request } = acting;
  const { segment } = request;
  const known = Object.entries(version.draftTexts).flatMap(([path, text]) =>
    text.segments.map((_, index) => segmentPath(path, text, index))
  );
  if (segment !== undefined && !known.includes(segment)) {
    throw new errors.ValidationError(
      `segment: "${segment}" is no translated text of the version in ${request.locale}; ` +
        (known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'),
      { parameter: 'segment', allowed: known }
    );
  }
  const source = draftTexts(keeper.tables.shapeOfPart, entry);
  return {
    ...changeVersion(acting, { draftTexts: confirmTexts({ own: version.draftTexts, source, segment }) }),
    settled: [request.locale],
  };
}

function makeSource({ keeper, entry, version, act: { locale } }: Acting): Change {
  const { record, versions } = entry;
  const { shapeOfPart } = keeper.tables;
  const former = record.sourceLocale;
  const source = draftTexts(shapeOfPart, entry);
  const draft = rebaseTo({ keeper, layer: draftLayer(entry, source), own: version.draftTexts, locale });
  const lacking = [
    ...draft.lacking,
    ...(version.untranslatedCount > 0 ? [`${version.untranslatedCount} segments to translate`] : []),
    ...(version.staleCount > 0 ? [`${version.staleCount} stale segments`] : []),
  ];
  checkNothingLacks(locale, 'all of it is translated and up to date', lacking);

  const publishedSource = findVersion(versions, { locale: former, isPublished: true });
  const published =
    publishedSource &&
    rebaseTo({
      keeper,
      layer: publishedLayer(entry, textsOf(publishedSource, shapeOfPart)),
      own: version.publishedTexts,
      locale,
    });
  if (published) checkNothingLacks(locale, 'its translation is published', published.lacking);

  const formerSource: Partial<VersionRecord> = {
    draftTexts: withSlug(keeper, entry, false, ownTextsOfFormerSource(draft, former)),
    publishedTexts: published ? withSlug(keeper, entry, true, ownTextsOfFormerSource(published, former)) : {},
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

/** What a layer's other texts go on from once a version is the source, and what of its texts is not in its language yet. */
function rebaseTo({
  keeper,
  layer,
  own,
  locale,
}: {
  keeper: Keeper;
  layer: TextLayer;
  own: OwnTexts;
  locale: string;
}): Rebase & { lacking: string[] } {
  const shown = keeper.deriver.show(layer, locale);
  const lacking = [...shown].filter(([, { locales }]) => locales.some((one) => one !== locale));
  return {
    former: layer.source,
    translation: approveTexts({ locale, shown, source: layer.source, own }),
    lacking: lacking.map(([path]) => path),
  };
}

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
