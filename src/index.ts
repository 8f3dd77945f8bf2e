import type { Core } from '@strapi/strapi';

import { registerCoreApi } from './core-api';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerCoreApi(strapi);
  },

  async bootstrap(_: { strapi: Core.Strapi }) {},
};
