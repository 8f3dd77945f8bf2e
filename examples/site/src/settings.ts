/** Where the hub answers while the site is built. */
export const HUB_URL = readAddress('HUB_URL', 'http://localhost:1337');

/** Where the built site will be: what canonical addresses begin with. */
export const SITE_URL = readAddress('SITE_URL', 'http://localhost:4321');

/** Where the hub's answers are kept from one build to the next. */
export const CACHE_FOLDER = process.env.SITE_CACHE || '.cache';

/**
 * The folder the site is being built in, for what pages lead to beside other pages. Undefined where nothing is built:
 * pages that are made when they are asked for lead to the hub's own files.
 */
export const BUILD_FOLDER = process.env.SITE_BUILD_FOLDER || undefined;

/**
 * @param name - of an environment variable
 * @returns an address without a slash at its end. It has no path: pages lead to each other, and files of the hub are
 *   named, from the root of their host
 * @throws Error that names the variable where it holds no such address of the web
 */
function readAddress(name: string, fallback: string): string {
  const text = process.env[name] || fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(`${name} takes an address without a path, such as ${fallback}, not "${text}"`);
}
