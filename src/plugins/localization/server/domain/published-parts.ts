import type { PartOrigins } from './align';
import type { PublishedParts } from './version-record';

/** The two layers have components of their own; these say which published one is which of the source's draft. */

/** Each component where it is in the draft: so it is right after the source was published, or its draft discarded. */
export function samePlaces(paths: Iterable<string>): PublishedParts {
  return Object.fromEntries([...paths].filter((path) => path !== '').map((path) => [path, path]));
}

/** The same after a write has moved the draft's components. */
export function moveParts(parts: PublishedParts, origins: PartOrigins): PublishedParts {
  const now = new Map([...origins].map(([path, origin]) => [origin, path]));
  return Object.fromEntries(
    Object.entries(parts).map(([published, draft]) => [published, draft === null ? null : (now.get(draft) ?? null)])
  );
}

/** For each published component, where it is in the draft. */
export function draftOrigins(parts: PublishedParts): PartOrigins {
  return new Map([['', ''], ...Object.entries(parts).map(([path, draft]) => [path, draft ?? undefined] as const)]);
}

/** For each component of the draft, where it is published. */
export function publishedOrigins(parts: PublishedParts, draftPaths: Iterable<string>): PartOrigins {
  const published = new Map(Object.entries(parts).map(([path, draft]) => [draft, path]));
  return new Map([...draftPaths].map((path) => [path, path === '' ? '' : published.get(path)]));
}
