import type { Core } from '@strapi/strapi';

import type { ComputedFields } from './computed-fields';
import { tableOf } from './tables';

const GRANT = 'api::grant.grant';

/** Opening days and deadlines begin and end with the day in the region: all of its countries share this zone's clock. */
const TIME_ZONE = 'Europe/Tirane';

/**
 * A grant's `state`: awarded once an award is written down, else by the calendar.
 * A grant with neither dates nor awards has none, because nobody can say.
 */
export const grantStates: ComputedFields = {
  dependsOn: [GRANT],

  async refresh({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const grants = tableOf({ strapi }, GRANT);
    const bindings = { grants, components: `${grants}_cmps`, timeZone: TIME_ZONE };
    await strapi.db.transaction(({ trx }) =>
      trx.raw(
        `WITH today AS (SELECT (now() AT TIME ZONE :timeZone)::date AS day), states AS (
           SELECT entry.id,
             CASE
               WHEN EXISTS (SELECT 1 FROM :components: part WHERE part.entity_id = entry.id AND part.field = 'awards')
                 THEN 'awarded'
               WHEN entry.opens_on > today.day THEN 'upcoming'
               WHEN entry.deadline < today.day THEN 'closed'
               WHEN entry.opens_on IS NOT NULL OR entry.deadline IS NOT NULL THEN 'open'
             END AS state
           FROM :grants: entry, today
         )
         UPDATE :grants: entry
         SET state = states.state
         FROM states
         WHERE states.id = entry.id AND entry.state IS DISTINCT FROM states.state`,
        bindings
      )
    );
  },
};
