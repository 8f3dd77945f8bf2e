/** What decides whether another site may use an answer. */
export interface CrossOriginRequest {
  path: string;
  method: string;
  /** The header by which a browser asks before it sends the request itself. */
  get(header: string): string;
}

/** Stands for all sites. */
export const ANY_ORIGIN = '*';

/** Where a frontend on another site reads: the content and its files. */
const READABLE = ['/api/', '/uploads/'];
/** Where a frontend's members sign in. */
const SIGN_IN = '/api/auth/';

/**
 * Makes the function that tells `strapi::cors` which sites may use an answer in a browser: those of the operator's list what everybody may read, none of them the
 * admin panel.
 *
 * @param origins - such as `https://site.example`, or `*` for all
 */
export function createAllowedOrigins(origins: readonly string[]): (ctx: CrossOriginRequest) => string[] {
  return (ctx) => {
    const method = ctx.method === 'OPTIONS' ? ctx.get('Access-Control-Request-Method') : ctx.method;
    const isRead = ['GET', 'HEAD'].includes(method) && READABLE.some((path) => ctx.path.startsWith(path));
    const isSignIn = method === 'POST' && ctx.path.startsWith(SIGN_IN);
    return isRead || isSignIn ? [...origins] : [];
  };
}
