/** Schemes that a link of the content may have. Whatever else an editor or a translator writes is shown as text. */
const LINK_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** Stands for the site itself; nothing has this address. */
const HERE = 'https://site.invalid';

/**
 * An address from the content, as something that is safe to follow.
 *
 * @returns undefined where it is no whole address, or of a scheme such as `javascript:`
 */
export function safeLink(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return LINK_SCHEMES.includes(url.protocol) ? url.href : undefined;
}

/** The same for a link in a rich text, which may also be a path on the site itself. */
export function safeTextLink(address: string): string | undefined {
  if (!address.startsWith('/') || !URL.canParse(address, HERE)) return safeLink(address);
  // Read as a browser does: two slashes, or a slash and a tab, would lead to another host.
  const { origin, pathname, search, hash } = new URL(address, HERE);
  return origin === HERE ? `${pathname}${search}${hash}` : undefined;
}
