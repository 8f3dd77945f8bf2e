import type { Schemas } from '../hub/client';

/** The languages the hub may name, as its OpenAPI document lists them. */
export type LocaleCode = NonNullable<Schemas['NetworkPage']['contentLocale']>;

export interface Locale {
  /** What the hub calls it, and what addresses of the site begin with. It is a BCP 47 tag too. */
  code: LocaleCode;
  /** Its own name for itself. */
  name: string;
  /** For `hreflang`: search engines know no `cnr`. */
  hreflang: string;
  /** For `Intl`: ICU has no data for `cnr` and would take English. */
  intl: string;
  openGraph: string;
  script: 'Latn' | 'Cyrl';
}

const REGISTRY: Record<LocaleCode, Omit<Locale, 'code'>> = {
  en: { name: 'English', hreflang: 'en', intl: 'en-GB', openGraph: 'en_GB', script: 'Latn' },
  sq: { name: 'Shqip', hreflang: 'sq', intl: 'sq', openGraph: 'sq_AL', script: 'Latn' },
  mk: { name: 'Македонски', hreflang: 'mk', intl: 'mk', openGraph: 'mk_MK', script: 'Cyrl' },
  'sr-Cyrl': { name: 'Српски (ћирилица)', hreflang: 'sr-Cyrl', intl: 'sr-Cyrl', openGraph: 'sr_RS', script: 'Cyrl' },
  'sr-Latn': { name: 'Srpski (latinica)', hreflang: 'sr-Latn', intl: 'sr-Latn', openGraph: 'sr_RS', script: 'Latn' },
  bs: { name: 'Bosanski', hreflang: 'bs', intl: 'bs', openGraph: 'bs_BA', script: 'Latn' },
  hr: { name: 'Hrvatski', hreflang: 'hr', intl: 'hr', openGraph: 'hr_HR', script: 'Latn' },
  cnr: { name: 'Crnogorski', hreflang: 'sr-ME', intl: 'sr-Latn-ME', openGraph: 'sr_ME', script: 'Latn' },
};

export const LOCALES: readonly Locale[] = (Object.keys(REGISTRY) as LocaleCode[]).map((code) => localeOf(code));

/** The language of who says nothing about theirs. */
export const DEFAULT_LOCALE: LocaleCode = 'en';

export function localeOf(code: LocaleCode): Locale {
  return { code, ...REGISTRY[code] };
}
