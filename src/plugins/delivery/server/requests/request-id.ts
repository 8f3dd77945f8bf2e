import { randomUUID } from 'node:crypto';

/** The header that carries a request's id, from a proxy to the hub and back to who asked. */
export const REQUEST_ID = 'X-Request-Id';

/** What proxies and tracers make ids of. Nothing that could end a line or a field of a log. */
const WELL_FORMED = /^[\w.:~@+/=-]{1,128}$/;

/**
 * @param asked - the header `X-Request-Id` of a request, as Node gives it
 * @returns that id where it is well-formed, else a new one
 */
export function chooseRequestId(asked: string | string[] | undefined): string {
  return typeof asked === 'string' && WELL_FORMED.test(asked) ? asked : randomUUID();
}
