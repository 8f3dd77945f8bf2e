import { z } from 'zod';

import { LIMIT_VARIABLES } from './limit-variables';

/**
 * What one request may ask for at most, as the operator has set it. `config/` hands the same numbers to Strapi. Where a variable is wrong the hub does not
 * start, and src/env.ts says why.
 */
const variables = z.object(LIMIT_VARIABLES);
const limits = variables.safeParse(process.env).data ?? variables.parse({});

export const MAX_QUERY_LENGTH = limits.REST_MAX_QUERY_LENGTH;
export const MAX_PARAMETERS = limits.REST_MAX_PARAMETERS;
export const MAX_NESTING = limits.REST_MAX_BRACKETS;
export const MAX_LIST_LENGTH = limits.REST_MAX_LIST;
export const MAX_JOINS = limits.REST_MAX_JOINS;
export const MAX_STATEMENT_MS = limits.REST_MAX_STATEMENT_MS;
export const MAX_POPULATE_DEPTH = limits.REST_MAX_POPULATE_DEPTH;
export const MAX_POPULATED = limits.REST_MAX_POPULATED;
export const MAX_VISITS = limits.REST_MAX_VISITS;
export const MAX_PAGE_SIZE = limits.REST_MAX_PAGE_SIZE;
export const MAX_BODY_KB = limits.BODY_MAX_KB;

/** Entries of a page, where none are asked for. */
export const DEFAULT_PAGE_SIZE = 25;
/** The largest page, start and integer there is: PostgreSQL's `integer`. */
export const MAX_INTEGER = 2_147_483_647;
