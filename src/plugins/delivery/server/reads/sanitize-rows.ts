import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Populate, Row } from './entry-row';
import { createRowFilter } from './shown-rows';
import type { CoreController } from './standard-api';

type AuthenticationInfo = Parameters<Core.Strapi['auth']['verify']>[0];

const rowFilters = new WeakMap<Core.Strapi, ReturnType<typeof createRowFilter>>();

/** @returns what takes from rows of a content type what the caller must not see; where this plugin cannot tell, Strapi does */
export function createSanitizer({
  strapi,
  uid,
  ctx,
  controller,
}: {
  strapi: Core.Strapi;
  uid: UID.ContentType;
  ctx: Context;
  controller: CoreController;
}): (rows: Row[]) => Promise<unknown> {
  return async (rows) => {
    const rowFilter = rowFilters.get(strapi) ?? createRowFilter({ strapi });
    rowFilters.set(strapi, rowFilter);
    const { populate = {} } = ctx.query as { populate?: Populate };
    const targets = isFilteredByOthers({ strapi }) ? undefined : rowFilter.findTargets(uid, populate);
    if (!targets) return controller.sanitizeOutput(rows, ctx);
    const readable = await findReadable({ strapi }, ctx.state.auth as AuthenticationInfo, targets);
    for (const row of rows) rowFilter.hide(uid, row, readable);
    return rows;
  };
}

/**
 * Plugins may add sanitizers of their own to Strapi's. The one that users-permissions brings is for rows of roles, to which nothing leads that readers
 * may find.
 */
const isFilteredByOthers = ({ strapi }: { strapi: Core.Strapi }): boolean =>
  ((strapi.sanitizers.get('content-api.output') ?? []) as unknown[]).length > 1;

async function findReadable(
  { strapi }: { strapi: Core.Strapi },
  auth: AuthenticationInfo,
  targets: ReadonlySet<string>
): Promise<Set<string>> {
  const readable = new Set<string>();
  for (const target of targets) {
    try {
      await strapi.auth.verify(auth, { scope: [`${target}.find`] });
      readable.add(target);
    } catch {
      // The reader may not find it.
    }
  }
  return readable;
}
