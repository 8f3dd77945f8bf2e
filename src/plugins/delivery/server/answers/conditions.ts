import type { IncomingHttpHeaders } from 'node:http';

const ENTITY_TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/**
 * Whether what a client has is still what it would get, and by which of its entity tags (RFC 9110, section 13). Compared weakly, as `If-None-Match`
 * is; `If-Modified-Since` counts only without it.
 *
 * @param entityTags - those of all forms of the answer, the one that would be sent first
 * @param lastModified - in milliseconds since 1970; undefined while nothing can be said
 * @returns the entity tag to confirm; undefined where the answer has to be sent
 */
export function findConfirmed({
  headers,
  entityTags,
  lastModified,
  now,
}: {
  headers: IncomingHttpHeaders;
  entityTags: readonly string[];
  lastModified: number | undefined;
  now: number;
}): string | undefined {
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch.trim() === '*') return entityTags[0];
    const theirs = new Set([...ifNoneMatch.matchAll(ENTITY_TAG)].map(([, tag]) => tag));
    return entityTags.find((tag) => theirs.has(tag));
  }
  const ifModifiedSince = headers['if-modified-since'];
  if (ifModifiedSince === undefined || lastModified === undefined) return undefined;
  const since = Date.parse(ifModifiedSince);
  // Nobody has an answer from the future; a date that is none is ignored.
  return since >= lastModified && since <= now ? entityTags[0] : undefined;
}
