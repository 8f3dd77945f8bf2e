import type { Core } from '@strapi/strapi';

import { applyAccess, registerAccess } from './access';
import { registerBootLock, releaseBootLock } from './boot-lock';
import { registerComputedFields, startComputedFields } from './computed';
import { registerCoreApi } from './core-api';
import { registerLog } from './log';
import { registerOutages, startOutages, stopOutages } from './outages';
import { applyPanelViews } from './panel/apply-panel-views';
import { registerRest, startRest } from './rest';
import { ensureUniqueSlugs, registerRules } from './rules';
import { startBackfill } from './start-backfill';
import { startMemory } from './start-memory';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerLog({ strapi });
    registerBootLock({ strapi });
    registerOutages({ strapi });
    registerCoreApi(strapi);
    registerAccess({ strapi });
    registerRules({ strapi });
    registerComputedFields({ strapi });
    registerRest({ strapi });
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    // One transaction: a node that dies half-way leaves nothing half written.
    await strapi.db.transaction(async () => {
      await ensureUniqueSlugs({ strapi });
      await startComputedFields({ strapi });
      await applyAccess({ strapi });
      await applyPanelViews({ strapi });
    });
    startRest({ strapi });
    startOutages({ strapi });
    await releaseBootLock({ strapi });
    startBackfill({ strapi });
    startMemory({ strapi });
  },

  // Also after a boot that failed half-way, in a process that goes on.
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await stopOutages({ strapi });
    await releaseBootLock({ strapi });
  },
};
