import type { LocaleCode } from '../languages/locales';

import type { Schemas } from './client';

/** What every entry of the hub says about the language of its texts. */
export type Languages = Pick<Schemas['NetworkPage'], 'locale' | 'contentLocale' | 'fieldLocales'>;

/**
 * The language that one text of an entry really is in.
 *
 * @param path - of the text field, such as `name` or `cover.alt`
 * @param block - which block of a rich text, from 0
 */
export function languageOf({ entry, path, block }: { entry: Languages; path: string; block?: number }): LocaleCode {
  const found = entry.fieldLocales?.[path];
  if (Array.isArray(found)) return found[block ?? 0] ?? entry.contentLocale;
  return found ?? entry.contentLocale;
}

/**
 * The languages other than the page's that an entry's texts are in, each once.
 *
 * @param paths - of the text fields that are meant; where nothing is said all of the entry's but those for search engines, which no page shows
 */
export function otherLanguagesOf({ entry, locale, paths }: OtherLanguagesRequest): LocaleCode[] {
  const { contentLocale, fieldLocales } = entry;
  const all = paths
    ? paths.flatMap((path) => fieldLocales?.[path] ?? contentLocale)
    : fieldLocales
      ? Object.entries(fieldLocales).flatMap(([path, locales]) => (path.startsWith('seo.') ? [] : locales))
      : [contentLocale];
  return [...new Set(all)].filter((code) => code !== locale);
}

interface OtherLanguagesRequest {
  entry: Languages;
  locale: LocaleCode;
  paths?: string[] | undefined;
}
