import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { mayReadDrafts, mayReadMembersContent, type AuthenticatedContext } from '../access/predicates';

import { findCurrentRead } from './current-read';
import { limitJoins, type JoiningQuery, type RowLimit } from './limited-joins';
import { orderJoins } from './ordered-joins';
import { settleSort } from './settled-sorts';

type Where = Record<string, unknown>;

/** What Strapi's query builder hands to a `filters` function, at the root and in every populate below it. */
interface FilterContext {
  qb: JoiningQuery;
  meta: { uid: string };
}
type RowFilter = Where | ((context: FilterContext) => Where | undefined) | undefined;

type Subscriber = (event: { model: { uid: string }; params: object | undefined }) => void;

const VISIBILITY = 'visibility';
const VISIBLE_TO_ALL = 'public';

/**
 * Makes the rows a reader may not see not exist for any query their REST request makes: members' content and drafts.
 * They are missing in lists, counts and populated relations, and filters and sorts that go through a relation, negated
 * or not, give what they would give without those rows. It holds for every route, since it stands where Strapi turns
 * a query into SQL: it is the way Strapi itself applies `status` to everything that is populated.
 */
export function limitRowsToReader({ strapi }: { strapi: Core.Strapi }): void {
  const known = new Map<string, Map<string, RowLimit>>();
  const limitsOf = (read: AuthenticatedContext) => {
    const rights = { seesDrafts: mayReadDrafts(read), seesMembersContent: mayReadMembersContent(read) };
    const key = JSON.stringify(rights);
    const limits = known.get(key) ?? findRowLimits({ strapi }, rights);
    known.set(key, limits);
    return limits;
  };
  const limit: Subscriber = (event) => {
    const read = findCurrentRead({ strapi });
    const limits = read && limitsOf(read);
    if (!limits || limits.size === 0) return;
    if (!event.params) {
      if (limits.has(event.model.uid)) throw new Error(`A query on ${event.model.uid} cannot be limited to its reader`);
      return;
    }
    const params = event.params as { filters?: RowFilter };
    params.filters = withLimits({ strapi }, params.filters, limits);
  };
  strapi.db.lifecycles.subscribe({ beforeFindOne: limit, beforeFindMany: limit, beforeCount: limit });
}

/** The content types of which a caller with these rights may see only some rows, and which. */
function findRowLimits(
  { strapi }: { strapi: Core.Strapi },
  { seesDrafts, seesMembersContent }: { seesDrafts: boolean; seesMembersContent: boolean }
): Map<string, RowLimit> {
  const limits = new Map<string, RowLimit>();
  for (const [uid, contentType] of Object.entries(strapi.contentTypes)) {
    const hidesDrafts = !seesDrafts && contentTypes.hasDraftAndPublish(contentType);
    const hidesMembersContent = !seesMembersContent && VISIBILITY in contentType.attributes;
    if (!hidesDrafts && !hidesMembersContent) continue;
    limits.set(uid, {
      notNull: hidesDrafts ? ['publishedAt'] : [],
      equal: hidesMembersContent ? { [VISIBILITY]: VISIBLE_TO_ALL } : {},
    });
  }
  return limits;
}

function withLimits({ strapi }: { strapi: Core.Strapi }, filters: RowFilter, limits: Map<string, RowLimit>): RowFilter {
  return (context) => {
    orderJoins(context.qb);
    settleSort(context.qb);
    limitJoins({ strapi }, context.qb, limits);
    const given = typeof filters === 'function' ? filters(context) : filters;
    const limit = limits.get(context.meta.uid);
    const own = limit && {
      ...Object.fromEntries(limit.notNull.map((attribute) => [attribute, { $notNull: true }])),
      ...limit.equal,
    };
    const conditions = [given, own].filter((where) => where && Object.keys(where).length > 0);
    return conditions.length === 0 ? {} : { $and: conditions };
  };
}
