/** What the site knows of a language. */
interface Traits {
  /** Its own name for itself. */
  name: string;
  /** For `hreflang`: search engines know no `cnr`. */
  hreflang: string;
  /** For `Intl`: ICU has no data for `cnr` and would take English. */
  intl: string;
  openGraph: string;
  script: 'Latn' | 'Cyrl';
}

const REGISTRY = {
  en: { name: 'English', hreflang: 'en', intl: 'en-GB', openGraph: 'en_GB', script: 'Latn' },
  sq: { name: 'Shqip', hreflang: 'sq', intl: 'sq', openGraph: 'sq_AL', script: 'Latn' },
  mk: { name: 'Македонски', hreflang: 'mk', intl: 'mk', openGraph: 'mk_MK', script: 'Cyrl' },
  'sr-Cyrl': { name: 'Српски (ћирилица)', hreflang: 'sr-Cyrl', intl: 'sr-Cyrl', openGraph: 'sr_RS', script: 'Cyrl' },
  'sr-Latn': { name: 'Srpski (latinica)', hreflang: 'sr-Latn', intl: 'sr-Latn', openGraph: 'sr_RS', script: 'Latn' },
  bs: { name: 'Bosanski', hreflang: 'bs', intl: 'bs', openGraph: 'bs_BA', script: 'Latn' },
  hr: { name: 'Hrvatski', hreflang: 'hr', intl: 'hr', openGraph: 'hr_HR', script: 'Latn' },
  cnr: { name: 'Crnogorski', hreflang: 'sr-ME', intl: 'sr-Latn-ME', openGraph: 'sr_ME', script: 'Latn' },
} satisfies Record<string, Traits>;

/**
 * The languages of the site, as the hub calls them. One that the hub has and the site has not does not compile where the
 * hub's answers are shown, nor does one that only the site has where the hub is asked.
 */
export type LocaleCode = keyof typeof REGISTRY;

export interface Locale extends Traits {
  /** What addresses of the site begin with. It is a BCP 47 tag too. */
  code: LocaleCode;
}

export const LOCALES: readonly Locale[] = (Object.keys(REGISTRY) as LocaleCode[]).map((code) => localeOf(code));

/** The language of who says nothing about theirs. */
export const DEFAULT_LOCALE: LocaleCode = 'en';

export function localeOf(code: LocaleCode): Locale {
  return { code, ...REGISTRY[code] };
}
