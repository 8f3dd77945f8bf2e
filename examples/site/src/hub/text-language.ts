import type { LocaleCode } from '../languages/locales';

/** What every entry of the hub says about the language of its texts. */
export interface Languages {
  contentLocale: LocaleCode | null;
  /** By path, such as `summary` or `cover.alt`; null where everything is in `contentLocale`. */
  fieldLocales: unknown;
  locale: string | null;
}

/**
 * The language that one text of an entry really is in.
 *
 * @param path - of the text field, such as `name` or `cover.alt`
 * @param block - which block of a rich text, from 0
 */
export function languageOf({ entry, path, block }: { entry: Languages; path: string; block?: number }): LocaleCode {
  const own = entry.contentLocale ?? (entry.locale as LocaleCode);
  const byPath = entry.fieldLocales as Record<string, LocaleCode | LocaleCode[]> | null;
  const found = byPath?.[path];
  if (Array.isArray(found)) return (block === undefined ? found[0] : found[block]) ?? own;
  return found ?? own;
}

/** The languages other than the page's that an entry's texts are in, each once. */
export function otherLanguagesOf({ entry, locale }: { entry: Languages; locale: LocaleCode }): LocaleCode[] {
  const named = Object.values((entry.fieldLocales ?? {}) as Record<string, LocaleCode | LocaleCode[]>).flat();
  const all = named.length > 0 ? named : [entry.contentLocale ?? locale];
  return [...new Set(all)].filter((code) => code !== locale);
}
