import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { AuthenticatedContext } from './predicates';

type Action = (ctx: AuthenticatedContext, next: () => Promise<void>) => unknown;

/** What a read-only token would read beside content: the members and their addresses, and every file of every entry. */
const BEYOND_CONTENT: Record<string, readonly string[]> = {
  'plugin::users-permissions.user': ['find', 'findOne'],
  'plugin::users-permissions.role': ['find', 'findOne'],
  'plugin::upload.content-api': ['find', 'findOne'],
};

/**
 * Keeps read-only tokens to content. Strapi lets them do everything that is called find or findOne; the token of a
 * public frontend has no business with the rest. A custom token can still be given it.
 */
export function keepReadOnlyTokensToContent({ strapi }: { strapi: Core.Strapi }): void {
  for (const [uid, names] of Object.entries(BEYOND_CONTENT)) {
    strapi.get('controllers').extend(uid, (controller: Record<string, Action>) => ({
      ...controller,
      ...Object.fromEntries(names.map((name) => [name, refuseReadOnlyTokens(controller, name)])),
    }));
  }
}

function refuseReadOnlyTokens(controller: Record<string, Action>, name: string): Action {
  return (ctx, next) => {
    if (ctx.state.auth?.strategy.name === 'content-api-token' && ctx.state.auth.credentials?.type === 'read-only') {
      throw new errors.ForbiddenError();
    }
    return controller[name]?.(ctx, next);
  };
}
