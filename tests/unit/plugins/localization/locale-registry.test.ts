import { DEFAULT_LOCALE, LOCALES } from '../../../../src/locales';
import { parseLocaleRegistry } from '../../../../src/plugins/localization/server/domain/locale-registry';

const locale = (code: string, fallbacks: string[] = []) => ({
  code,
  name: code,
  language: code,
  tag: code,
  script: 'Latn',
  collation: 'und-x-icu',
  direction: 'ltr',
  fallbacks,
});

describe('the registry of locales', () => {
  it('takes the hub’s own', () => {
    const registry = { defaultLocale: DEFAULT_LOCALE, locales: LOCALES, contentTypes: ['api::city.city'] };
    expect(parseLocaleRegistry(registry)).toEqual(registry);
  });

  it.each([
    ['a malformed code', [locale('EN')], /locales\.0\.code: must look like a BCP 47 tag/],
    ['a code listed twice', [locale('en'), locale('en')], /en: is listed twice/],
    ['an unknown fallback', [locale('en', ['xx'])], /en: falls back to the unknown locale "xx"/],
    ['a locale that falls back to itself', [locale('en', ['en'])], /en: falls back to itself/],
    ['a fallback named twice', [locale('en'), locale('sq', ['en', 'en'])], /sq: names a fallback twice/],
    ['a default that is not listed', [locale('sq')], /defaultLocale "en" is not one of sq/],
    ['no locale at all', [], /locales: /],
    [
      'a script of an unknown locale',
      [locale('en'), { ...locale('sr-Latn'), transliterates: 'sr-Cyrl' }],
      /sr-Latn: transliterates the unknown locale "sr-Cyrl"/,
    ],
    [
      'scripts made from each other',
      [
        locale('en'),
        { ...locale('sr-Cyrl'), transliterates: 'sr-Latn' },
        { ...locale('sr-Latn'), transliterates: 'sr-Cyrl' },
      ],
      /sr-Cyrl: transliterates sr-Latn, which is transliterated itself/,
    ],
    ['a locale that is its own script', [{ ...locale('en'), transliterates: 'en' }], /en: transliterates en/],
  ])('refuses %s and says which', (_, locales, message) => {
    expect(() => parseLocaleRegistry({ defaultLocale: 'en', locales, contentTypes: [] })).toThrow(message);
  });

  it('refuses what is no content type, and words that cannot be exceptions', () => {
    const registry = { defaultLocale: 'en', locales: [locale('en')], contentTypes: ['city'] };
    expect(() => parseLocaleRegistry(registry)).toThrow(/contentTypes\.0: must be the uid of a content type/);
    const transliterationExceptions = [{ from: 'two words', to: 'x' }];
    expect(() => parseLocaleRegistry({ ...registry, contentTypes: [], transliterationExceptions })).toThrow(
      /transliterationExceptions\.0\.from: must be one word/
    );
  });

  it('tells all faults at once', () => {
    const locales = [locale('en', ['en']), locale('sq', ['xx'])];
    expect(() => parseLocaleRegistry({ defaultLocale: 'en', locales, contentTypes: [] })).toThrow(
      /en: falls back to itself\n.*sq: falls/
    );
  });
});
