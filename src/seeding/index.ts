import type { Core } from '@strapi/strapi';

import { contentModelOf } from './content-model';
import { loadSamples, type LoadSamplesOptions } from './samples/load-samples';
import type { SampleCounts } from './samples/sample-entries';
import { unloadSamples } from './samples/unload-samples';
import { seedContent, type SeedContentOptions, type SeedPlan, type SeedProgress } from './seed-content';
import { withSeedLock } from './writer/seed-lock';
import { createSeedRecords } from './writer/seed-records';

export { SeedFaultsError } from './reader/faults';
export type { SeedPlan, SeedProgress };

interface LockOptions {
  /** Called where another process seeds the same database, before waiting for it. */
  onWait?: () => void;
}

/** Brings the hub's content up to the seed files; see `seedContent`. */
export async function seed({ onWait, ...options }: SeedContentOptions & LockOptions): Promise<SeedPlan> {
  return withSeedLock({ strapi: options.strapi, onWait, run: () => seedContent(options) });
}

/** Adds synthetic entries for benchmarks; see `loadSamples`. */
export async function loadSampleData({ onWait, ...options }: LoadSamplesOptions & LockOptions): Promise<SampleCounts> {
  return withSeedLock({ strapi: options.strapi, onWait, run: () => loadSamples(options) });
}

/** Removes all synthetic entries; see `unloadSamples`. */
export async function unloadSampleData({
  strapi,
  onWait,
}: { strapi: Core.Strapi } & LockOptions): Promise<SampleCounts> {
  return withSeedLock({ strapi, onWait, run: () => unloadSamples({ strapi }) });
}

/**
 * Brings the content of database/seeds into an empty hub, once: a run that was stopped half-way is completed by the next,
 * a finished one is never repeated. A hub that holds other content already is left alone.
 *
 * @throws SeedFaultsError before anything is written, with every fault of every file
 */
export async function seedOnce({
  strapi,
  dir,
  onProgress,
}: Pick<SeedContentOptions, 'strapi' | 'dir' | 'onProgress'>): Promise<'seeded' | 'already seeded'> {
  const records = createSeedRecords({ strapi });
  if (await records.isFinished()) return 'already seeded';
  return withSeedLock({
    strapi,
    run: async () => {
      // Another node may have seeded while this one waited for the lock.
      if (await records.isFinished()) return 'already seeded';
      const { entries } = await records.load();
      if (entries.size === 0 && (await hasContent(strapi))) return 'already seeded';
      await seedContent({ strapi, dir, onProgress });
      return 'seeded';
    },
  });
}

async function hasContent(strapi: Core.Strapi): Promise<boolean> {
  for (const { uid } of contentModelOf(strapi).types.values()) {
    if (await strapi.db.query(uid).findOne({ select: ['id'] })) return true;
  }
  return false;
}
