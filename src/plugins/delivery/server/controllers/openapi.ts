import type { Core } from '@strapi/strapi';

import { sendPage } from '../answers/send-page';
import { POLICY } from '../reference/page';
import { openApiOf } from '../services/openapi';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Answers with what the API is, for programs and for people. */
export function createOpenApiController({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** `GET /api/openapi.json` */
    async read(ctx: Context) {
      await sendPage({ strapi }, ctx, (await openApiOf(strapi).answers()).document);
    },

    /** `GET /api/docs` */
    async page(ctx: Context) {
      ctx.set('Content-Security-Policy', POLICY);
      await sendPage({ strapi }, ctx, (await openApiOf(strapi).answers()).page);
    },
  };
}
