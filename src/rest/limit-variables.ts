import { integerBetween } from '../integer-between';

/**
 * What one request may ask for at most, so that none holds up the hub: environment variables with their defaults. src/env.ts checks them, limits.ts reads
 * them.
 */
export const LIMIT_VARIABLES = {
  /** Characters of a query string. Node itself refuses a request whose headers are longer than 16 KiB. */
  REST_MAX_QUERY_LENGTH: integerBetween({ min: 100, max: 15_000 }).default(8_192),
  /** Parameters of a query string. */
  REST_MAX_PARAMETERS: integerBetween({ min: 10, max: 5_000 }).default(500),
  /** Brackets in one parameter's name: `filters[a][b]` has two. */
  REST_MAX_BRACKETS: integerBetween({ min: 4, max: 100 }).default(20),
  /** Values of a list such as `$in`, and alternatives of `$or`. */
  REST_MAX_LIST: integerBetween({ min: 2, max: 1_000 }).default(100),
  /** Relations, components and media that filters and sort go through, all counted together. */
  REST_MAX_JOINS: integerBetween({ min: 1, max: 100 }).default(20),
  /** Milliseconds that one SQL statement of a read may take. */
  REST_MAX_STATEMENT_MS: integerBetween({ min: 100, max: 60_000 }).default(5_000),
  /** Levels of populate: `populate[a][populate][b]` has two. */
  REST_MAX_POPULATE_DEPTH: integerBetween({ min: 1, max: 10 }).default(5),
  /** Relations, components and media that populate brings in, all levels counted together. */
  REST_MAX_POPULATED: integerBetween({ min: 1, max: 1_000 }).default(100),
  /** How often one type may stand on a path of populate, itself included: cities, their events, the events' cities. */
  REST_MAX_VISITS: integerBetween({ min: 1, max: 5 }).default(2),
  /** Entries of a page. */
  REST_MAX_PAGE_SIZE: integerBetween({ min: 25, max: 1_000 }).default(100),
  /** Kilobytes of a request's body, JSON or form, in the admin panel too; for files there is UPLOAD_MAX_MB. */
  BODY_MAX_KB: integerBetween({ min: 1, max: 102_400 }).default(1_024),
};
