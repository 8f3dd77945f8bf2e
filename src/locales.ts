/**
 * The hub's languages: the one registry. `config/plugins.ts` hands it to the localization plugin,
 * which says what each property means and checks it at boot.
 */
export const DEFAULT_LOCALE = 'en';

export const LOCALES = [
  {
    code: 'en',
    name: 'English',
    language: 'English',
    tag: 'en',
    hreflang: 'en',
    script: 'Latn',
    collation: 'en-x-icu',
    direction: 'ltr',
    fallbacks: [],
  },
  {
    code: 'sq',
    name: 'Shqip',
    language: 'Albanian',
    tag: 'sq',
    hreflang: 'sq',
    script: 'Latn',
    collation: 'sq-x-icu',
    direction: 'ltr',
    fallbacks: ['en'],
  },
  {
    code: 'mk',
    name: 'Македонски',
    language: 'Macedonian',
    tag: 'mk',
    hreflang: 'mk',
    script: 'Cyrl',
    collation: 'mk-x-icu',
    direction: 'ltr',
    fallbacks: ['en'],
  },
  {
    code: 'sr-Cyrl',
    name: 'Српски (ћирилица)',
    language: 'Serbian, Cyrillic',
    tag: 'sr-Cyrl',
    hreflang: 'sr-Cyrl',
    script: 'Cyrl',
    collation: 'sr-Cyrl-x-icu',
    direction: 'ltr',
    fallbacks: ['en'],
  },
  {
    code: 'sr-Latn',
    name: 'Srpski (latinica)',
    language: 'Serbian, Latin',
    tag: 'sr-Latn',
    hreflang: 'sr-Latn',
    script: 'Latn',
    collation: 'sr-Latn-x-icu',
    direction: 'ltr',
    fallbacks: ['sr-Cyrl', 'en'],
    transliterates: 'sr-Cyrl',
  },
  {
    code: 'bs',
    name: 'Bosanski',
    language: 'Bosnian',
    tag: 'bs',
    hreflang: 'bs',
    script: 'Latn',
    collation: 'bs-x-icu',
    direction: 'ltr',
    fallbacks: ['hr', 'sr-Latn', 'en'],
  },
  {
    code: 'hr',
    name: 'Hrvatski',
    language: 'Croatian',
    tag: 'hr',
    hreflang: 'hr',
    script: 'Latn',
    collation: 'hr-x-icu',
    direction: 'ltr',
    fallbacks: ['bs', 'sr-Latn', 'en'],
  },
  {
    code: 'cnr',
    name: 'Crnogorski',
    language: 'Montenegrin',
    tag: 'cnr',
    hreflang: 'sr-ME',
    script: 'Latn',
    collation: 'sr-Latn-x-icu',
    direction: 'ltr',
    fallbacks: ['sr-Latn', 'bs', 'en'],
  },
] as const;

export type LocaleCode = (typeof LOCALES)[number]['code'];
export const LOCALE_CODES: readonly LocaleCode[] = LOCALES.map((locale) => locale.code);

/** Those that are another's other script: the hub writes their text by itself, where nobody else did. */
export const TRANSLITERATED_LOCALES: readonly LocaleCode[] = LOCALES.flatMap((locale) =>
  'transliterates' in locale ? [locale.code] : []
);
