/** Why the database cannot be asked. */
export type Outage = 'database unreachable' | 'database does not answer';

const LONGEST_TEXT = 130;

/** Told to whoever asks the database while it hangs, instead of waiting. */
export class DatabaseHangs extends Error {
  constructor() {
    super('the database does not answer');
  }
}

/**
 * Classes and codes of errors by which PostgreSQL says that it is about to go, is not there yet, or has no room for us; and that it is a standby that
 * takes no writes, as after a failover that is not finished. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQL_STATES = /^(08...|53...|57P0[1-5]|25006)$/;
/** What the system, and the driver `pg`, call a connection that broke or could not be made. */
const BROKEN = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const BROKEN_TEXTS =
  /Connection terminated|connection error and is not queryable|Client was closed and is not queryable/;
/** A statement took too long, and no connection could be made to have it stopped: the code is that of the connection, whatever it was. */
const UNSTOPPABLE_TEXT = /^After query timeout of \d+ms exceeded, cancelling of query failed\.$/;
/** No connection was made, or became free, in time. */
const SILENT_TEXTS = /timeout expired|Timeout acquiring a connection/;

/** @returns why the database could not be asked, where an error says so; undefined for all other errors, such as those of a query */
export function outageIn(error: unknown): Outage | undefined {
  if (error instanceof DatabaseHangs) return 'database does not answer';
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message } = error as { code?: unknown; message?: unknown };
  // Knex puts the statement, and with it what somebody has written, before the driver's words.
  const words = String(message).slice(-LONGEST_TEXT);
  if (UNSTOPPABLE_TEXT.test(String(message))) return 'database unreachable';
  if (typeof code === 'string') return SQL_STATES.test(code) || BROKEN.test(code) ? 'database unreachable' : undefined;
  if (SILENT_TEXTS.test(words)) return 'database does not answer';
  return BROKEN_TEXTS.test(words) ? 'database unreachable' : undefined;
}

/** Whether an error says that a statement was stopped because it took too long, or that no connection became free in time. */
export const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'KnexTimeoutError';
