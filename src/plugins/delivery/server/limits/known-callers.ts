import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

/** Who has shown which token, of those that were valid. */
export interface KnownCallers {
  /** @returns who showed that header when it was valid; undefined for one that never was, or not for long */
  find(authorization: string): string | undefined;
  remember(authorization: string, caller: string): void;
}

/** Each takes some 200 bytes. */
const MAX_KNOWN = 10_000;

/**
 * Remembers what valid tokens are, by a hash: a token itself is kept nowhere. It says only whom a request is counted for. Whether a token is still valid, Strapi finds
 * out each time.
 */
export function createKnownCallers(): KnownCallers {
  const callers = new LRUCache<string, string>({ max: MAX_KNOWN });
  const hashOf = (authorization: string) => createHash('sha256').update(authorization).digest('base64');
  return {
    find: (authorization) => callers.get(hashOf(authorization)),
    remember: (authorization, caller) => void callers.set(hashOf(authorization), caller),
  };
}
