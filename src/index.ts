import type { Core } from '@strapi/strapi';

import { applyAccess } from './access';
import { registerCoreApi } from './core-api';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerCoreApi(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await applyAccess({ strapi });
  },
};
