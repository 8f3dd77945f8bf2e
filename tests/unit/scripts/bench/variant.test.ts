import { firstLocales } from '../../../../scripts/bench/variant';
import { DEFAULT_LOCALE, LOCALES } from '../../../../src/locales';
import { parseLocaleRegistry } from '../../../../src/plugins/localization/server/domain/locale-registry';

it.each(LOCALES.map((_, index) => index + 1))('makes a registry of %d languages that the plugin takes', (count) => {
  const locales = firstLocales(count);
  expect(locales).toHaveLength(count);
  expect(() => parseLocaleRegistry({ defaultLocale: DEFAULT_LOCALE, locales, contentTypes: [] })).not.toThrow();
});

it('is the hub’s own registry where it has all languages', () => {
  expect(firstLocales(LOCALES.length)).toEqual(LOCALES);
});
