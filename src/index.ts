import type { Core } from '@strapi/strapi';

import { applyAccess } from './access';
import { underBootLock } from './boot-lock';
import { registerComputedFields, startComputedFields } from './computed';
import { registerCoreApi } from './core-api';
import { ensureUniqueSlugs, registerRules } from './rules';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerCoreApi(strapi);
    registerRules({ strapi });
    registerComputedFields({ strapi });
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await underBootLock({ strapi }, async () => {
      await ensureUniqueSlugs({ strapi });
      await startComputedFields({ strapi });
      await applyAccess({ strapi });
    });
  },
};
