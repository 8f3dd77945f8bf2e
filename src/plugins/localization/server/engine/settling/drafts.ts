import { isDeepStrictEqual } from 'node:util';

import { moveWithParts } from '../../domain/align';
import type { ShownText } from '../../domain/own-texts';
import { textsOf } from '../../domain/parts';
import type { PlannedVersion } from '../../store/planned-rows';
import type { StoredVersion } from '../../store/read-versions';
import { writeVersions } from '../../store/write-versions';
import type { Settling } from '../change';
import { findVersion } from '../entry';
import type { Keeper } from '../keeper';

import { chooseSlugs } from './draft-slugs';
import { linkAlike, pairOf } from './links';
import { planVersion, standing, type Work } from './work';

/** Writes the drafts of all languages, where they have to follow one of them. */
export async function settleDrafts(settling: Settling, works: readonly Work[]): Promise<void> {
  const { keeper, trx } = settling;
  for (const work of works) {
    work.plans.drafts = planDrafts(keeper, work);
    work.changedDrafts = findChanged(keeper, work);
  }
  const plans = works.flatMap((work) => work.plans.drafts);
  if (plans.length === 0) return;

  await chooseSlugs({ ...settling, entries: works.map((work) => ({ ...work, plans: work.plans.drafts })) });
  const ids = await writeVersions({ trx, tables: keeper.tables, plans });
  const pairs = plans.map((plan, index) => pairOf(plan, { id: ids[index] as number, fromId: plan.truth.id }));
  await linkAlike(settling, pairs);
}

function planDrafts(keeper: Keeper, work: Work): PlannedVersion[] {
  const { change, draftShown } = work;
  if (change.draftTruth === undefined) return [];
  const truth = findVersion(change.versions, { locale: change.draftTruth, isPublished: false }) as StoredVersion;
  const origins = change.draftOrigins ?? standing(keeper, truth);
  return keeper.localeCodes.map((locale) => {
    const shown = draftShown.get(locale) as ReadonlyMap<string, ShownText>;
    return planVersion(keeper, { work, locale, truth, origins, shown });
  });
}

/** A fallback's text may be another one while all that is counted, the row's time and that of the source's stay as they were. */
function findChanged({ tables }: Keeper, { plans }: Work): string[] {
  return plans.drafts.flatMap(({ locale, shown, existing, truth, origins }) => {
    if (!existing || existing === truth) return [];
    const stored = moveWithParts(textsOf(existing, tables.shapeOfPart), origins);
    const texts = new Map([...shown].map(([path, { text }]) => [path, text]));
    return isDeepStrictEqual(stored, texts) ? [] : [locale];
  });
}
