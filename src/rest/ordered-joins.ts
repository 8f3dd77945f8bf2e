import type { JoiningQuery } from './limited-joins';

/**
 * Gives populated entries that stand at the same place of a relation an order: that in which they were linked. Strapi sorts them by their place alone,
 * and what PostgreSQL makes of the rest may change with any write.
 */
export function orderJoins(query: JoiningQuery): void {
  const join = query.join.bind(query);
  query.join = (next) => join(next.orderBy ? { ...next, orderBy: { ...next.orderBy, id: 'asc' } } : next);
}
