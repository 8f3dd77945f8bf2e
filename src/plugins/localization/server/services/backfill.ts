import type { Core } from '@strapi/strapi';

import type { BackfillProgress } from '../../shared/contracts';
import { createBackfill, type Backfill, type BackfillRun } from '../engine/backfill';
import type { Keeper } from '../engine/keeper';

import { keeperOf } from './keeper';

/** Gives entries the versions they lack; see engine/backfill.ts. */
export function createBackfillService({ strapi }: { strapi: Core.Strapi }) {
  const idle: BackfillProgress = { isRunning: false, done: 0, total: 0 };
  let known: { keeper: Keeper; backfill: Backfill } | undefined;
  const current = (): Backfill => {
    const keeper = keeperOf(strapi);
    if (known?.keeper !== keeper) known = { keeper, backfill: createBackfill(keeper) };
    return known.backfill;
  };
  return {
    run: (options?: BackfillRun): Promise<void> => current().run(options),
    stop: async (): Promise<void> => known?.backfill.stop(),
    progress: (): BackfillProgress => known?.backfill.progress() ?? idle,
  };
}

export type BackfillService = ReturnType<typeof createBackfillService>;
