import { DEFAULT_LOCALE, LOCALES, type LocaleCode } from './languages/locales';

/** Where search engines find a page in another language, or for those whose language the site does not have. */
export interface Alternate {
  hreflang: string;
  path: string;
}

/**
 * A page in all its languages, as its own head and the site map name them.
 *
 * @param paths - where the page is in each language it exists in, this one included
 * @param anyLanguage - where readers of other languages are led, if not to the page in the default language
 */
export function alternatesOf({
  paths,
  anyLanguage,
}: {
  paths: Map<LocaleCode, string>;
  anyLanguage?: string | undefined;
}): Alternate[] {
  const alternates = LOCALES.flatMap(({ code, hreflang }) => {
    const path = paths.get(code);
    return path === undefined ? [] : [{ hreflang, path }];
  });
  const anyPath = anyLanguage ?? paths.get(DEFAULT_LOCALE) ?? alternates[0]?.path;
  return anyPath === undefined ? alternates : [...alternates, { hreflang: 'x-default', path: anyPath }];
}
