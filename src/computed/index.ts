import type { Core } from '@strapi/strapi';

import type { ComputedFields } from './computed-fields';
import { grantStates } from './grant-states';
import { regionCounts } from './region-counts';

const COMPUTED_FIELDS: ComputedFields[] = [regionCounts, grantStates];

const READS = new Set(['findMany', 'findOne', 'findFirst', 'count']);

/**
 * Keeps the computed fields true: they are real columns, so REST filters, sorts and populates them like any other.
 * A write refreshes them in its own transaction: no reader sees one without the other.
 */
export function registerComputedFields({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use(async ({ uid, action }, next) => {
    const affected = READS.has(action) ? [] : COMPUTED_FIELDS.filter(({ dependsOn }) => dependsOn.includes(uid));
    if (affected.length === 0) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      for (const fields of affected) await fields.refresh({ strapi });
      return result;
    });
  });
}

/** Brings all computed fields up to date, after writes that passed by the document service. */
export async function refreshComputedFields({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  for (const fields of COMPUTED_FIELDS) await fields.refresh({ strapi });
}

/** Catches up with what happened while no hub ran, and from then on with the calendar, once a minute. */
export async function startComputedFields({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await refreshComputedFields({ strapi });
  strapi.cron.add({
    'refresh grant states': { task: () => grantStates.refresh({ strapi }), options: { rule: '* * * * *' } },
  });
}
