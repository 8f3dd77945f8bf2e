import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { GetContentResponse } from '../../shared/contracts';
import type { ContentService } from '../services/content';

export function createContentController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: Context): Promise<void> {
      const content = strapi.plugin('overview').service<ContentService>('content');
      ctx.body = { data: await content.overview(ctx.state.userAbility) } satisfies GetContentResponse;
    },
  };
}
