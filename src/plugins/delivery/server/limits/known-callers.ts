import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

/** Who has shown which token, of those that were valid. */
export interface KnownCallers {
  /** @returns who showed that header when it was valid; undefined for one that never was, or not lately */
  find(authorization: string): string | undefined;
  /** Says that a header is valid now. */
  remember(authorization: string, caller: string): void;
  /** Says that a header is valid no more: its token was made anew, or has expired. */
  forget(authorization: string): void;
}

/** Each takes some 200 bytes. */
const MAX_KNOWN = 10_000;
/** What is asked for may be nothing that Strapi looks at a token for: then nobody says that it is valid no more. */
const KNOWN_FOR_MS = 600_000;

/**
 * Remembers what valid tokens are, by a hash: a token itself is kept nowhere. It says only whom a request is counted for. Whether a token is still valid, Strapi finds
 * out each time.
 */
export function createKnownCallers(): KnownCallers {
  const callers = new LRUCache<string, string>({ max: MAX_KNOWN, ttl: KNOWN_FOR_MS });
  const hashOf = (authorization: string) => createHash('sha256').update(authorization).digest('base64');
  return {
    find: (authorization) => callers.get(hashOf(authorization)),
    remember: (authorization, caller) => void callers.set(hashOf(authorization), caller),
    forget: (authorization) => void callers.delete(hashOf(authorization)),
  };
}
