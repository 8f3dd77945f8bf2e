/** What Strapi's router found for a request. */
export interface MatchedRoute {
  /** Its path, such as `/api/cities/:id` or `/uploads/(.*)`; undefined where there is none. */
  pattern: string | undefined;
  /** `content-api` for REST, `admin` for the admin panel's own; undefined for what is neither. */
  type: string | undefined;
  status: number;
}

/** Where no route was found. */
export const NO_ROUTE = 'none';

/**
 * Names the route of a request so that there are few names, whatever is asked for: REST by its pattern, everything else by the first part of its path.
 *
 * @returns such as `/api/cities/:id`, `/content-manager/*`, `/_ready` or `none`
 */
export function nameRoute({ pattern, type, status }: MatchedRoute): string {
  if (pattern === undefined) return NO_ROUTE;
  if (type === 'content-api') return pattern;
  const [first = '/'] = /^\/[\w-]*/.exec(pattern) ?? [];
  if (first === pattern) return pattern;
  // Files in the public folder: their route has every path, also of what is not there.
  if (first === '/') return status === 404 ? NO_ROUTE : '/*';
  return `${first}/*`;
}
