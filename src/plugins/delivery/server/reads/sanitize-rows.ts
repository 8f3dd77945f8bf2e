import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Populate, Row } from './entry-row';
import { createRowFilter } from './shown-rows';
import type { CoreController } from './standard-api';

type AuthenticationInfo = Parameters<Core.Strapi['auth']['verify']>[0];

const rowFilters = new WeakMap<Core.Strapi, ReturnType<typeof createRowFilter>>();

/** Takes from rows what a reader must not see. */
export interface Sanitizer {
  /** Whether it looks at each row by itself. Else only Strapi can tell what is to be shown, of rows with all that they lead to. */
  isByRow: boolean;
  /** Changes the rows, or gives others in the same order. */
  sanitize(uid: UID.ContentType, rows: Row[]): Promise<readonly unknown[]>;
}

/** @param uid - the content type that is read */
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
}): Sanitizer {
  const rowFilter = rowFilters.get(strapi) ?? createRowFilter({ strapi });
  rowFilters.set(strapi, rowFilter);
  const { populate = {} } = ctx.query as { populate?: Populate };
  const targets = isFilteredByOthers({ strapi }) ? undefined : rowFilter.findTargets(uid, populate);
  if (!targets) {
    return {
      isByRow: false,
      sanitize: async (_uid, rows) => (await controller.sanitizeOutput(rows, ctx)) as unknown[],
    };
  }
  let finding: Promise<Set<string>> | undefined;
  return {
    isByRow: true,
    async sanitize(type, rows) {
      finding ??= findReadable({ strapi }, ctx.state.auth as AuthenticationInfo, targets);
      const readable = await finding;
      for (const row of rows) rowFilter.hide(type, row, readable);
      return rows;
    },
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
