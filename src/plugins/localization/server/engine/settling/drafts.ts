import type { ShownText } from '../../domain/own-texts';
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
  for (const work of works) work.plans.drafts = planDrafts(keeper, work);
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
