import type { Core } from '@strapi/strapi';

import type { OpenApiService } from '../services/openapi';

export function createOpenApiController({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** `GET /api/openapi.json` */
    read(ctx: Parameters<Core.MiddlewareHandler>[0]) {
      ctx.body = strapi.plugin('delivery').service<OpenApiService>('openapi').document();
    },
  };
}
