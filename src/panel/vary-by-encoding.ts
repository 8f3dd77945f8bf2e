import type { Core } from '@strapi/strapi';
import { escapeRegExp } from 'lodash';

/**
 * Tells caches that the panel's files come in several forms. scripts/admin-panel/compress.ts writes them, and what serves them (koa-send) chooses by
 * `Accept-Encoding` without saying so: a cache that keeps one for a year would give it to everybody. Call it while the hub registers.
 */
export function registerPanelEncodings({ strapi }: { strapi: Core.Strapi }): void {
  const file = new RegExp(`^${escapeRegExp(strapi.config.get<string>('admin.path'))}/.*\\.\\w+$`);
  strapi.server.use(async (ctx, next) => {
    await next();
    if (file.test(ctx.path)) ctx.vary('Accept-Encoding');
  });
}
