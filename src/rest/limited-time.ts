import type { Core } from '@strapi/strapi';

import { findCurrentRead } from './current-read';
import { MAX_STATEMENT_MS } from './limits';

/** Knex's query builder, of which only this is needed. */
interface Statement {
  timeout?(timeoutMs: number, options: { cancel: boolean }): unknown;
}

/**
 * Has PostgreSQL stop every statement of a REST read that takes too long. Each step through a to-many relation
 * multiplies the rows, so a short query can ask for more than any server can do.
 */
export function limitStatementTime({ strapi }: { strapi: Core.Strapi }): void {
  strapi.db.connection.on('start', (statement: Statement) => {
    if (findCurrentRead({ strapi })) statement.timeout?.(MAX_STATEMENT_MS, { cancel: true });
  });
}
