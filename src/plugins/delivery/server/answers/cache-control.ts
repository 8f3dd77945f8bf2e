/** How long others may keep what everybody may read, in seconds. */
export interface KeepingTimes {
  maxAgeSeconds: number;
  sharedMaxAgeSeconds: number;
  staleWhileRevalidateSeconds: number;
}

/** What only its reader may see, or what may be otherwise in a moment, is kept by nobody. */
export const PRIVATE = 'private, no-store';
export const UNKEPT = 'no-store';

/** `Cache-Control` of what everybody may read (RFC 9111, section 5.2.2; RFC 5861). */
export function writeCacheControl({
  maxAgeSeconds,
  sharedMaxAgeSeconds,
  staleWhileRevalidateSeconds,
}: KeepingTimes): string {
  return [
    'public',
    `max-age=${maxAgeSeconds}`,
    `s-maxage=${sharedMaxAgeSeconds}`,
    ...(staleWhileRevalidateSeconds > 0 ? [`stale-while-revalidate=${staleWhileRevalidateSeconds}`] : []),
  ].join(', ');
}
