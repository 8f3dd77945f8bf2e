import { VERSION_STATES } from '../../../../src/plugins/localization/shared/contracts';
import { firstLanguage, percentOf } from '../../../../src/plugins/translations/admin/src/progress';
import { onlyLanguage, readableTypes, type Right } from '../../../../src/plugins/translations/admin/src/rights';
import type { LanguageProgress } from '../../../../src/plugins/translations/shared/contracts';

const CITY = 'api::city.city';
const TOPIC = 'api::topic.topic';
const TYPES = [CITY, TOPIC];

const right = (may: 'read' | 'update', subject: string, locales?: string[]): Right => ({
  action: `plugin::content-manager.explorer.${may}`,
  subject,
  properties: locales && { locales },
});

const language = (locale: string, counts: Partial<LanguageProgress>): LanguageProgress => ({
  locale,
  name: locale,
  tag: locale,
  direction: 'ltr',
  versions: 0,
  states: Object.fromEntries(VERSION_STATES.map((state) => [state, 0])) as LanguageProgress['states'],
  staleSegments: 0,
  untranslatedSegments: 0,
  wordsLeft: 0,
  ...counts,
});

describe('the language somebody translates into', () => {
  it('is the only one in which they may update anything', () => {
    const rights = [right('read', CITY, ['en', 'mk']), right('update', CITY, ['mk']), right('update', TOPIC, ['mk'])];
    expect(onlyLanguage(rights, TYPES)).toBe('mk');
  });

  it.each<[string, Right[]]>([
    ['may update several', [right('update', CITY, ['mk']), right('update', TOPIC, ['sq'])]],
    ['may update all', [right('update', CITY, ['mk']), right('update', TOPIC)]],
    ['may update nothing', [right('read', CITY, ['mk'])]],
    ['may update nothing that is translated', [right('update', 'plugin::upload.file', ['mk'])]],
  ])('is none where they %s', (_, rights) => {
    expect(onlyLanguage(rights, TYPES)).toBeUndefined();
  });
});

describe('the content types somebody may export', () => {
  it('are those they may read, in the hub’s order', () => {
    const rights = [right('read', TOPIC, ['en']), right('read', CITY), right('update', 'api::event.event')];
    expect(readableTypes(rights, [...TYPES, 'api::event.event'])).toEqual(TYPES);
  });
});

describe('the language an export begins with', () => {
  const english = language('en', {});
  const albanian = language('sq', { versions: 5 });
  const macedonian = language('mk', { versions: 5, staleSegments: 1 });

  it.each<[string, LanguageProgress[], string | undefined, string]>([
    ['the person’s own', [english, albanian, macedonian], 'sq', 'sq'],
    ['the first with work', [english, albanian, macedonian], undefined, 'mk'],
    ['the first that can have any', [english, albanian], undefined, 'sq'],
    ['the first, of a hub without entries', [english], undefined, 'en'],
  ])('is %s', (_, languages, own, expected) => {
    expect(firstLanguage(languages, own)).toBe(expected);
  });
});

describe('a share', () => {
  it.each([
    [0, 7, 0],
    [199, 200, 99],
    [200, 200, 100],
    [0, 0, undefined],
  ])('of %i of %i is %s per cent', (part, whole, expected) => {
    expect(percentOf(part, whole)).toBe(expected);
  });
});
