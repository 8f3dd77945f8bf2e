import type { Type } from './hub/content';
import type { LocaleCode } from './languages/locales';

/** Types that have a list of their own in the main navigation. */
export const LISTED_TYPES = ['cities', 'events', 'grants', 'partners', 'resources'] as const satisfies Type[];
export type ListedType = (typeof LISTED_TYPES)[number];

/** All types that have a list. */
export const TYPES_WITH_LIST: readonly Type[] = [...LISTED_TYPES, 'regions', 'topics'];

export const homePath = (locale: LocaleCode): string => `/${locale}/`;
export const listPath = (locale: LocaleCode, type: Type): string => `/${locale}/${type}/`;
export const entryPath = (locale: LocaleCode, type: Type, { slug }: { slug: string }): string =>
  `/${locale}/${type}/${encodeURIComponent(slug)}/`;

/** Where a page is in other languages. */
export interface PageAddresses {
  /** In each language it exists in, its own included. */
  paths: Map<LocaleCode, string>;
  /** Where the language switch leads in a language it does not exist in. */
  fallbackPath: (locale: LocaleCode) => string;
}
