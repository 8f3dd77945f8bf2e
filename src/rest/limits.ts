/**
 * What one query may ask for at most, so that no single request holds up the hub.
 * `config/` hands the same numbers to Strapi.
 */

/** Characters of a query string. Node itself refuses a request whose headers are longer than 16 KiB. */
export const MAX_QUERY_LENGTH = 8_192;
/** Parameters of a query string. */
export const MAX_PARAMETERS = 500;
/** Brackets in one parameter's name: `filters[a][b]` has two. */
export const MAX_NESTING = 20;
/** Values of a list such as `$in`, and alternatives of `$or`. */
export const MAX_LIST_LENGTH = 100;
/** Relations, components and media that filters and sort go through, all counted together. */
export const MAX_JOINS = 20;
/** Milliseconds that one SQL statement of a read may take. */
export const MAX_STATEMENT_MS = 5_000;
/** Levels of populate: `populate[a][populate][b]` has two. */
export const MAX_POPULATE_DEPTH = 5;
/** Relations, components and media that populate brings in, all levels counted together. */
export const MAX_POPULATED = 100;
/** How often one type may stand on a path of populate, itself included: cities, their events, the events' cities. */
export const MAX_VISITS = 2;

/** Entries of a page. */
export const DEFAULT_PAGE_SIZE = 25;
export const MAX_PAGE_SIZE = 100;
/** The largest page, start and integer there is: PostgreSQL's `integer`. */
export const MAX_INTEGER = 2_147_483_647;
