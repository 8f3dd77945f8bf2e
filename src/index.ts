import type { Core } from '@strapi/strapi';

import { applyAccess, registerAccess } from './access';
import { registerBootLock, releaseBootLock } from './boot-lock';
import { completeContent } from './complete-content';
import { registerComputedFields, startComputedFields } from './computed';
import { registerCoreApi } from './core-api';
import { limitHeapGrowth } from './limit-heap-growth';
import { registerLog } from './log';
import { registerOutages, startOutages, stopOutages } from './outages';
import { registerOwnPictures } from './own-pictures';
import { applyPanelViews } from './panel/apply-panel-views';
import { registerPanelEncodings } from './panel/vary-by-encoding';
import { refuseUnreadableTargets, registerRest, startRest } from './rest';
import { ensureUniqueSlugs, registerRules } from './rules';
import { settleEvents } from './settle-events';
import { stopTakingRequests } from './stop-taking-requests';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    limitHeapGrowth();
    registerLog({ strapi });
    registerBootLock({ strapi });
    refuseUnreadableTargets({ strapi });
    registerOutages({ strapi });
    registerCoreApi(strapi);
    registerAccess({ strapi });
    registerPanelEncodings({ strapi });
    registerRules({ strapi });
    registerOwnPictures({ strapi });
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
    startOutages({ strapi, onBack: () => completeContent({ strapi }) });
    await releaseBootLock({ strapi });
    completeContent({ strapi });
  },

  // Also after a boot that failed half-way, in a process that goes on.
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    stopTakingRequests({ strapi });
    await settleEvents({ strapi });
    await stopOutages({ strapi });
    await releaseBootLock({ strapi });
  },
};
