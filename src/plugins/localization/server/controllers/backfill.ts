import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { BackfillProgress, GetBackfillResponse } from '../../shared/contracts';

export function createBackfillController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: Context): Promise<void> {
      const data: BackfillProgress = await strapi.plugin('localization').service('backfill').progress();
      ctx.body = { data } satisfies GetBackfillResponse;
    },
  };
}
