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
    const registry = { defaultLocale: DEFAULT_LOCALE, locales: LOCALES };
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
  ])('refuses %s and says which', (_, locales, message) => {
    expect(() => parseLocaleRegistry({ defaultLocale: 'en', locales })).toThrow(message);
  });

  it('tells all faults at once', () => {
    const locales = [locale('en', ['en']), locale('sq', ['xx'])];
    expect(() => parseLocaleRegistry({ defaultLocale: 'en', locales })).toThrow(
      /en: falls back to itself\n.*sq: falls/
    );
  });
});
