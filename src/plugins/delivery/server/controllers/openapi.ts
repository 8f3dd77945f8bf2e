import type { Core } from '@strapi/strapi';

import { POLICY } from '../reference/page';
import type { OpenApiService } from '../services/openapi';

type Context = Parameters<Core.MiddlewareHandler>[0];

export function createOpenApiController({ strapi }: { strapi: Core.Strapi }) {
  const openapi = () => strapi.plugin('delivery').service<OpenApiService>('openapi');
  return {
    /** `GET /api/openapi.json` */
    read(ctx: Context) {
      ctx.body = openapi().document();
    },

    /** `GET /api/docs` */
    page(ctx: Context) {
      ctx.set('Content-Security-Policy', POLICY);
      ctx.type = 'html';
      ctx.body = openapi().page();
    },
  };
}
