import type { Type } from './hub/content';
import type { LocaleCode } from './languages/locales';

/** Types that have a list of their own in the main navigation. */
export const LISTED_TYPES = ['cities', 'events', 'grants', 'partners', 'resources'] as const satisfies Type[];
export type ListedType = (typeof LISTED_TYPES)[number];

export const homePath = (locale: LocaleCode): string => `/${locale}/`;
export const listPath = (locale: LocaleCode, type: Type): string => `/${locale}/${type}/`;
export const entryPath = (locale: LocaleCode, type: Type, { slug }: { slug: string }): string =>
  `/${locale}/${type}/${encodeURIComponent(slug)}/`;

/** Schemes that a link of the content may have. Whatever else an editor or a translator writes is shown as text. */
const LINK_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * An address from the content, as something that is safe to follow.
 *
 * @returns undefined where it is no address, or of a scheme such as `javascript:`
 */
export function safeLink(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return LINK_SCHEMES.includes(url.protocol) ? url.href : undefined;
}
