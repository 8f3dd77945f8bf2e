import type { RefusedVersion } from '../../shared/board';

/** An error of Strapi's fetch client: of the hub, or of the way to it. */
export interface RequestError {
  name?: string;
  message?: string;
  details?: unknown;
}

/** Why something did not work, in the hub's words. */
export interface Problem {
  /** The part of the request that is at fault. */
  parameter?: string;
  /** None where no answer came. */
  message?: string;
  /** The hub takes no file of this size. */
  isTooLarge?: boolean;
  /** The versions that an action on several may not be done with. */
  refused?: RefusedVersion[];
}

/** @param error - as the hub answers it: `<parameter>: <message>`, with the parameter in its details */
export function toProblem({ name, message = '', details }: RequestError): Problem {
  // So the browser names a request that it could not send.
  if (name === 'TypeError') return {};
  if (name === 'PayloadTooLargeError') return { message, isTooLarge: true };
  const { parameter, refused } = (details ?? {}) as { parameter?: unknown; refused?: RefusedVersion[] };
  if (Array.isArray(refused)) return { message, refused };
  if (typeof parameter !== 'string') return { message };
  const prefix = `${parameter}: `;
  return { parameter, message: message.startsWith(prefix) ? message.slice(prefix.length) : message };
}
