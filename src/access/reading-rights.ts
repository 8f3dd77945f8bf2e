import type { Core } from '@strapi/strapi';

/**
 * Two rights no route of a content type stands for: what a reader may see on the routes everybody has.
 * Strapi offers in the settings of an API token, or of a users-permissions role, exactly the actions that
 * a REST route is bound to, so each has one; a frontend checks its token with it.
 */
export const READ_DRAFTS = 'api::access.access.readDrafts';
export const READ_MEMBERS_CONTENT = 'api::access.access.readMembersContent';

interface RightContext {
  status: number;
}

/** 204 for the caller who has the right; Strapi's own 401 or 403 for the others, before it gets here. */
function confirmRight(ctx: RightContext): void {
  ctx.status = 204;
}

/** Puts both rights on the REST API. Call it while the hub registers: Strapi binds routes right after. */
export function registerReadingRights({ strapi }: { strapi: Core.Strapi }): void {
  strapi.get('apis').add('access', {
    controllers: {
      access: {
        readDrafts: (ctx: RightContext) => confirmRight(ctx),
        readMembersContent: (ctx: RightContext) => confirmRight(ctx),
      },
    },
    routes: {
      access: {
        type: 'content-api',
        routes: [
          { method: 'GET', path: '/access/drafts', handler: 'access.readDrafts' },
          { method: 'GET', path: '/access/members-content', handler: 'access.readMembersContent' },
        ],
      },
    },
  });
}
