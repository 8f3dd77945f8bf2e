import { isDeepStrictEqual } from 'node:util';

import type { Knex } from 'knex';

import { moveWithParts, type PartOrigins } from '../domain/align';
import { countUntranslated, languagesOf } from '../domain/derive';
import { noteStaleness, staleSegments, type OwnTexts, type PublishedSource, type ShownText } from '../domain/own-texts';
import { textsOf, walkParts, type ShapeOfPart } from '../domain/parts';
import { publishedOrigins } from '../domain/published-parts';
import type { Texts } from '../domain/texts';
import { settleState, type EntryRecord, type VersionRecord } from '../domain/version-record';
import { saveRecords } from '../store/entry-records';
import { mirrorLinks, type Pair } from '../store/mirror';
import type { StoredVersion } from '../store/read-versions';
import { removeVersions, writeVersions, type PlannedVersion } from '../store/write-versions';

import { draftLayer, findVersion, publishedLayer, type Entry } from './entry';
import type { Keeper } from './keeper';
import { linkOwnTargets, relinkTargets, targetsOf } from './published-targets';
import { chooseSlugs, slugOf } from './slugs';
import { tellEvents } from './tell-events';
import { matchTimes } from './times';

/** An entry that was written, and what became of it, before its other versions follow. */
export interface Change extends Entry {
  /** As it was before the write; undefined for a new entry. */
  before?: Entry;
  /** The version that holds what all drafts share; undefined where drafts stay as they are. */
  draftTruth?: string;
  /** Where the components of the drafts were, and those of the published versions; they have not moved where left out. */
  draftOrigins?: PartOrigins;
  publishedOrigins?: PartOrigins;
  /** Whether published versions are derived anew. */
  isPublishedTouched?: boolean;
  /** Whether the source was published: its shared fields and relations go out. */
  isSourcePublished?: boolean;
  /** The versions a person said are finished. */
  settled?: readonly string[];
}

export interface Settling {
  keeper: Keeper;
  trx: Knex;
  type: string;
}

/** An entry on its way through the steps below. */
interface Work {
  change: Change;
  record: EntryRecord;
  /** The source draft's texts. */
  draft: Texts;
  draftShown: Map<string, ReadonlyMap<string, ShownText>>;
  plans: { drafts: PlannedVersion[]; published: PlannedVersion[] };
  /** Languages whose published version has derived text that was written. */
  derivedLocales: string[];
}

/**
 * Has all versions of entries follow what was written: drafts, published versions, and what is remembered of them. The number of
 * statements depends on the content type alone.
 */
export async function settle({ changes, ...settling }: Settling & { changes: readonly Change[] }): Promise<void> {
  const works = changes.map((change) => startWork(settling.keeper, change));
  await settleDrafts(settling, works);
  await settlePublished(settling, works);
  for (const work of works) noteProgress(settling.keeper, work);
  await saveRecords({ ...settling, records: works.map(({ record }) => record) });
  const published = works.filter(({ change }) => change.isPublishedTouched);
  await linkOwnTargets({ ...settling, records: published.map(({ record }) => record) });
  await relinkTargets({ ...settling, documentIds: published.map(({ change }) => change.documentId) });
  for (const { change, record, derivedLocales } of works) {
    await tellEvents({ ...settling, before: change.before?.record, record, derivedLocales });
  }
}

function startWork({ tables }: Keeper, change: Change): Work {
  const { record, versions, draftTruth, draftOrigins } = change;
  const source = findVersion(versions, { locale: record.sourceLocale, isPublished: false });
  let draft: Texts = source ? textsOf(source, tables.shapeOfPart) : new Map();
  // Where another version was written, the source's row still has the components it had: its texts go where these are now.
  if (draftOrigins && draftTruth !== record.sourceLocale) draft = moveWithParts(draft, draftOrigins);
  return { change, record, draft, draftShown: new Map(), plans: { drafts: [], published: [] }, derivedLocales: [] };
}

/** Every component where it is: nothing has moved. */
const standing = (shapeOfPart: ShapeOfPart, version: StoredVersion): PartOrigins =>
  new Map([...walkParts(version, shapeOfPart)].map(({ path }) => [path, path]));

async function settleDrafts(settling: Settling, works: readonly Work[]): Promise<void> {
  const { keeper, trx } = settling;
  const { tables, deriver, localeCodes } = keeper;
  for (const work of works) {
    const { change, record, draft } = work;
    const layer = draftLayer({ record }, draft);
    for (const locale of localeCodes) work.draftShown.set(locale, deriver.show(layer, locale));
    if (change.draftTruth === undefined) continue;

    const truth = findVersion(change.versions, { locale: change.draftTruth, isPublished: false }) as StoredVersion;
    const origins = change.draftOrigins ?? standing(tables.shapeOfPart, truth);
    work.plans.drafts = localeCodes.map((locale) => {
      const shown = work.draftShown.get(locale) as ReadonlyMap<string, ShownText>;
      return {
        documentId: change.documentId,
        locale,
        isPublished: false,
        truth,
        existing: findVersion(change.versions, { locale, isPublished: false }),
        origins,
        shown,
        slug: null,
        ...languagesOf({ locale, chain: deriver.chainOf(locale, record.sourceLocale), shown }),
      };
    });
  }
  const plans = works.flatMap((work) => work.plans.drafts);
  if (plans.length === 0) return;

  await chooseSlugs({ ...settling, entries: works.map((work) => ({ ...work, plans: work.plans.drafts })) });
  const ids = await writeVersions({ trx, tables, plans });
  await mirrorAll(
    settling,
    plans.map((plan, index) => pairOf(plan, ids[index] as number, plan.truth.id))
  );
}

async function settlePublished(settling: Settling, works: readonly Work[]): Promise<void> {
  const { keeper, trx, type } = settling;
  const { tables } = keeper;
  const touched = works.filter(({ change }) => change.isPublishedTouched);
  if (touched.length === 0) return;

  for (const work of touched) {
    work.plans.published = planPublished(keeper, work);
    work.derivedLocales = findDerived(keeper, work);
  }
  const plans = touched.flatMap((work) => work.plans.published);
  await removeVersions({
    trx,
    tables,
    versions: touched.flatMap(({ change: { versions }, plans: { published } }) =>
      versions.filter((version) => version.isPublished && !published.some(({ existing }) => existing === version))
    ),
  });
  if (plans.length === 0) return;

  for (const work of touched) work.record = fixSlugs(keeper, work);
  const ids = await writeVersions({ trx, tables, plans, updatedAt: new Date() });
  const changes = new Map(touched.map(({ change, record }) => [change.documentId, { change, record }]));
  await mirrorAll(
    settling,
    plans.flatMap((plan, index) => {
      const { change, record } = changes.get(plan.documentId) as Pick<Work, 'change' | 'record'>;
      return linkTruths(change, record, plan).map((fromId) => pairOf(plan, ids[index] as number, fromId));
    })
  );
  for (const work of touched) {
    const version = findPublishedTruth(work);
    if (version) work.record = { ...work.record, publishedTargets: await targetsOf({ ...settling, version }) };
  }
  await matchTimes({ trx, table: tables.tableOf(type), works: touched });
}

/**
 * The rows that a published version's relations are taken from: the source's draft where the source was published. Else versions keep what they have, and a new one takes
 * what its siblings have together, since each lacks targets that are withheld in its language.
 */
function linkTruths(
  { versions, isSourcePublished }: Change,
  { sourceLocale }: EntryRecord,
  plan: PlannedVersion
): number[] {
  if (isSourcePublished)
    return [findVersion(versions, { locale: sourceLocale, isPublished: false })?.id ?? plan.truth.id];
  return plan.existing ? [] : versions.filter(({ isPublished }) => isPublished).map(({ id }) => id);
}

/** The version whose relations are what the entry was published with, where that was just decided. */
function findPublishedTruth({
  change: { versions, isSourcePublished, isAdopted },
  record,
}: Work): StoredVersion | undefined {
  if (!isSourcePublished && !isAdopted) return undefined;
  return findVersion(versions, { locale: record.sourceLocale, isPublished: !isSourcePublished });
}

const pairOf = ({ locale, isPublished }: PlannedVersion, id: number, fromId: number): Pair => ({
  id,
  fromId,
  locale,
  isPublished,
});

/** Relations of a type, from both ends; those that one side alone knows of are published with that, see published-targets.ts. */
async function mirrorAll({ keeper: { tables }, trx, type }: Settling, all: readonly Pair[]): Promise<void> {
  const pairs = all.filter(({ id, fromId }) => id !== fromId);
  for (const link of tables.linksHeldBy(type)) await mirrorLinks({ trx, link, end: 'from', pairs });
  const drafts = pairs.filter(({ isPublished }) => !isPublished);
  for (const link of tables.linksTo(type).filter(({ holder }) => !tables.isComponent(holder))) {
    await mirrorLinks({ trx, link, end: 'to', pairs: link.hasInverse ? pairs : drafts });
  }
}

/** The published versions there are to be: in every language that is not withheld, of an entry whose source is published. */
function planPublished({ tables, deriver, localeCodes }: Keeper, { change, record }: Work): PlannedVersion[] {
  const { versions, documentId } = change;
  const { sourceLocale } = record;
  const truth = findVersion(versions, { locale: sourceLocale, isPublished: true });
  if (!truth) return [];

  const origins = change.publishedOrigins ?? standing(tables.shapeOfPart, truth);
  const layer = publishedLayer({ record }, textsOf(truth, tables.shapeOfPart));
  return localeCodes.flatMap((locale) => {
    if (record.versions.get(locale)?.state === 'withheld') return [];
    const shown = deriver.show(layer, locale);
    return {
      documentId,
      locale,
      isPublished: true,
      truth,
      existing: findVersion(versions, { locale, isPublished: true }),
      origins,
      shown,
      slug: null,
      ...languagesOf({ locale, chain: deriver.chainOf(locale, sourceLocale), shown }),
    };
  });
}

/** Published versions with text that is not their own and not what their row has. */
function findDerived({ tables }: Keeper, { change, record, plans }: Work): string[] {
  return plans.published.flatMap(({ locale, shown, existing }) => {
    if (locale === record.sourceLocale) return [];
    const own = record.versions.get(locale)?.publishedTexts ?? {};
    const stored: Texts = existing ? textsOf(existing, tables.shapeOfPart) : new Map();
    const moved = change.publishedOrigins ? moveWithParts(stored, change.publishedOrigins) : stored;
    const isNew = [...shown].some(([path, { text }]) => !own[path] && !isDeepStrictEqual(text, moved.get(path)));
    return isNew ? [locale] : [];
  });
}

/** Gives published versions their slugs, which from then on stay. */
function fixSlugs({ tables }: Keeper, { change, record, plans }: Work): EntryRecord {
  const [first] = plans.published;
  const slug = first && tables.shapeOfPart(first.truth, true).slug;
  if (!slug) return record;
  const versions = new Map(record.versions);
  for (const plan of plans.published) {
    const version = versions.get(plan.locale) as VersionRecord;
    if (plan.locale === record.sourceLocale) {
      plan.slug = plan.truth.slug ?? plans.drafts.find(({ locale }) => locale === plan.locale)?.slug ?? null;
      continue;
    }
    const draft = plans.drafts.find(({ locale }) => locale === plan.locale);
    const former = findVersion(change.versions, { locale: plan.locale, isPublished: false });
    const chosen = slugOf(version.publishedTexts, slug.name) ?? (draft ? draft.slug : former?.slug) ?? null;
    plan.slug = chosen;
    if (chosen === null) continue;
    const publishedTexts: OwnTexts = { ...version.publishedTexts, [slug.name]: { text: chosen, segments: [] } };
    versions.set(plan.locale, { ...version, publishedTexts });
  }
  return { ...record, versions };
}

/** What the source says as published, by the paths of its draft. */
function findPublishedSource(
  shapeOfPart: ShapeOfPart,
  { versions }: Change,
  record: EntryRecord
): PublishedSource | undefined {
  const { sourceLocale: locale, publishedParts } = record;
  const published = findVersion(versions, { locale, isPublished: true });
  if (!published) return undefined;
  const parts = ['', ...Object.values(publishedParts).filter((path) => path !== null)];
  const origins = publishedOrigins(publishedParts, parts);
  return { texts: moveWithParts(textsOf(published, shapeOfPart), origins), parts: new Set(parts) };
}

/** Works out staleness, counts and states. */
function noteProgress({ tables, deriver, localeCodes }: Keeper, work: Work): void {
  const { change, record, draft, draftShown } = work;
  const published = findPublishedSource(tables.shapeOfPart, change, record);
  const versions = new Map<string, VersionRecord>();
  for (const locale of localeCodes) {
    const version = record.versions.get(locale) as VersionRecord;
    const isSource = locale === record.sourceLocale;
    const shown = draftShown.get(locale) as ReadonlyMap<string, ShownText>;
    const draftTexts = noteStaleness({ locale, own: version.draftTexts, draft, published });
    const { contentLocale } = languagesOf({ locale, chain: deriver.chainOf(locale, record.sourceLocale), shown });
    const untranslatedCount = isSource ? 0 : countUntranslated({ locale, source: draft, own: draftTexts, shown });
    versions.set(
      locale,
      settleState({
        version: {
          ...version,
          draftTexts,
          contentLocale,
          untranslatedCount,
          staleCount: staleSegments(draftTexts).length,
        },
        before: change.before?.record.versions.get(locale),
        isSource,
        isSettled: change.settled?.includes(locale) === true,
      })
    );
  }
  work.record = { ...record, versions };
}
