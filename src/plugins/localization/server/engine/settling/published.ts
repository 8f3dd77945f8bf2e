import { isDeepStrictEqual } from 'node:util';

import { moveWithParts } from '../../domain/align';
import { textsOf } from '../../domain/parts';
import type { Texts } from '../../domain/texts';
import type { Pair } from '../../store/mirror';
import type { PlannedVersion } from '../../store/planned-rows';
import type { StoredVersion } from '../../store/read-versions';
import { removeVersions } from '../../store/remove-versions';
import { writeVersions } from '../../store/write-versions';
import type { Settling } from '../change';
import { findVersion, publishedLayer } from '../entry';
import type { Keeper } from '../keeper';
import { targetsOf } from '../published-targets';

import { linkAlike, pairOf } from './links';
import { fixSlugs } from './published-slugs';
import { matchTimes } from './times';
import { planVersion, standing, type Work } from './work';

/** Writes the published versions of entries whose published layer was touched, and removes those that are not to be. */
export async function settlePublished(settling: Settling, works: readonly Work[]): Promise<void> {
  const { keeper, trx, type } = settling;
  const { tables } = keeper;
  const touched = works.filter(({ change }) => change.isPublishedTouched);
  if (touched.length === 0) return;

  for (const work of touched) {
    work.plans.published = planPublished(keeper, work);
    work.derivedLocales = findDerived(keeper, work);
  }
  await removeVersions({ trx, tables, versions: touched.flatMap(findSurplus) });
  const plans = touched.flatMap((work) => work.plans.published);
  if (plans.length === 0) return;

  for (const work of touched) work.record = fixSlugs(keeper, work);
  const ids = await writeVersions({ trx, tables, plans, updatedAt: new Date() });
  const idOf = new Map(plans.map((plan, index) => [plan, ids[index] as number]));
  const pairs = touched.flatMap((work) =>
    work.plans.published.flatMap((plan) => pairsOf({ work, plan, id: idOf.get(plan) as number }))
  );
  await linkAlike(settling, pairs);
  for (const work of touched) {
    const version = findPublishedTruth(work);
    if (version) work.record = { ...work.record, publishedTargets: await targetsOf({ ...settling, version }) };
  }
  await matchTimes({ trx, table: tables.tableOf(type), works: touched });
}

/** The published versions there are to be: in every language that is not withheld, of an entry whose source is published. */
function planPublished(keeper: Keeper, work: Work): PlannedVersion[] {
  const { tables, deriver, localeCodes } = keeper;
  const { change, record } = work;
  const truth = findVersion(change.versions, { locale: record.sourceLocale, isPublished: true });
  if (!truth) return [];

  const origins = change.publishedOrigins ?? standing(keeper, truth);
  const layer = publishedLayer({ record }, textsOf(truth, tables.shapeOfPart));
  return localeCodes
    .filter((locale) => record.versions.get(locale)?.state !== 'withheld')
    .map((locale) => planVersion(keeper, { work, locale, truth, origins, shown: deriver.show(layer, locale) }));
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

/** Published versions that are not to be any more. */
const findSurplus = ({ change, plans }: Work): StoredVersion[] =>
  change.versions.filter(
    (version) => version.isPublished && !plans.published.some(({ existing }) => existing === version)
  );

/**
 * The rows that a published version's relations are taken from: the source's draft where the source was published. Else versions keep what they have, and a new one takes
 * what its siblings have together, since each lacks targets that are withheld in its language.
 */
function pairsOf({ work, plan, id }: { work: Work; plan: PlannedVersion; id: number }): Pair[] {
  const { change, record } = work;
  const { versions, isSourcePublished } = change;
  if (isSourcePublished) {
    const draft = findVersion(versions, { locale: record.sourceLocale, isPublished: false });
    return [pairOf(plan, { id, fromId: (draft ?? plan.truth).id })];
  }
  if (plan.existing) return [];
  return versions.filter(({ isPublished }) => isPublished).map((sibling) => pairOf(plan, { id, fromId: sibling.id }));
}

/** The version whose relations are what the entry was published with, where that was just decided. */
function findPublishedTruth({ change, record }: Work): StoredVersion | undefined {
  const { versions, isSourcePublished, isAdopted } = change;
  if (!isSourcePublished && !isAdopted) return undefined;
  return findVersion(versions, { locale: record.sourceLocale, isPublished: !isSourcePublished });
}
