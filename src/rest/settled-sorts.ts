import type { JoiningQuery } from './limited-joins';

/**
 * Gives populated entries that are equal by the sort that is asked for an order: that of their ids. Strapi does so for pages only, and what PostgreSQL makes of
 * the rest may change with any write, and with what else is read by the same statement. A sort that leads to other rows is settled by Strapi itself.
 */
export function settleSort({ alias, state }: JoiningQuery): void {
  const id = `${alias}.id`;
  const columns = state.orderBy.map(({ column }) => column);
  const isOwn = columns.every((column) => column?.startsWith(`${alias}.`));
  if (columns.length === 0 || !isOwn || columns.includes(id)) return;
  state.orderBy = [...state.orderBy, { column: id, order: 'asc' }];
}
