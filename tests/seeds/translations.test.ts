import path from 'node:path';

import { DEFAULT_LOCALE, LOCALE_CODES, LOCALES, TRANSLITERATED_LOCALES, type LocaleCode } from '../../src/locales';
import { mapFields } from '../../src/seeding/map-fields';
import type { Block, List, ListItem } from '../../src/seeding/markdown/blocks';
import type { Seed } from '../../src/seeding/reader/read-entry';
import type { SeedFields } from '../../src/seeding/reader/read-fields';
import { readSeeds } from '../../src/seeding/reader/read-seeds';
import { createToken } from '../api/support/tokens';
import { readContentModel } from '../support/content-model';
import { startHub, type Hub } from '../support/hub';

import { createRestReader, textOf, type RestEntry } from './rest-reader';

const model = readContentModel();
type TranslatedLocale = Exclude<LocaleCode, typeof DEFAULT_LOCALE>;
const isTranslated = <Given extends { code: LocaleCode }>(
  locale: Given
): locale is Given & { code: TranslatedLocale } => locale.code !== DEFAULT_LOCALE;
const TRANSLATIONS = LOCALES.filter(isTranslated);

let hub: Hub;
let seeds: Seed[];
beforeAll(async () => {
  const dir = path.resolve(__dirname, '../../database/seeds');
  const languages = { locales: LOCALE_CODES, sourceLocale: DEFAULT_LOCALE, derivedLocales: TRANSLITERATED_LOCALES };
  ({ seeds } = await readSeeds({ dir, model, ...languages, mustBeComplete: true }));

  hub = await startHub('seeded');
  for (const locale of TRANSLITERATED_LOCALES) await readFromHub(locale);
});
afterAll(() => hub.stop());

/** What the hub wrote by itself stands in no file: readers get it. */
async function readFromHub(locale: LocaleCode): Promise<void> {
  // Some resources are for members.
  const { authorization } = await createToken(hub, 'full-access');
  const reader = createRestReader(hub, locale, authorization);
  for (const { type, key, versions } of seeds) {
    const plural = hub.strapi.contentType(type.uid).info.pluralName;
    const entry = type.isSingle ? await reader.readSingle(type.name, '*') : await reader.read(plural, key, '*');
    versions.set(locale, withoutNulls(entry));
  }
}

/** REST gives null for what a file leaves out. */
const withoutNulls = (entry: RestEntry): SeedFields =>
  JSON.parse(JSON.stringify(entry, (_, value: unknown) => value ?? undefined)) as SeedFields;

/** Texts that are right in another language exactly as they are in English: names. */
const SAME_EVERYWHERE = [
  ...['CIVIL', 'Democracy Lab', 'GUS Albania', 'ICITAP', 'OSCE', 'Search for Common Ground', 'Washington, D.C.'],
  ...['Čair', 'Danilovgrad', 'Durrës', 'Elbasan', 'Gjilan', 'Junik', 'Kosovo', 'Kumanovo', 'Novi Pazar', 'Podgorica'],
  ...['Prizren', 'Sarajevo', 'Serbia', 'Strumica', 'Tirana'],
];

/** What Cyrillic text writes in Latin letters: names of organisations and projects, and places as their people write them. */
const LATIN_IN_CYRILLIC = [
  ...['Strong Cities Network', 'Cities Hub', 'GUS Albania', 'Get Started', 'You.Albania', 'Democracy Lab', 'CIVIL'],
  ...['Konica Institute', 'Search for Common Ground', 'Global Center on Cooperative Security', 'ICITAP', 'ICMA', 'ISD'],
  ...['International City/County Management Association', 'Pejë', 'Peja', 'Gjilan'],
  'International Criminal Investigative Training Assistance Program',
];
const WEB_ADDRESS = /\b[a-z-]+(\.[a-z-]+)*\.(org|net|me|al|mk|rs|ba)\b/g;

/** Letters that a language does not have, though its neighbours do. Texts about Peja give its name in all of them. */
const FOREIGN_LETTERS: Readonly<Record<TranslatedLocale, RegExp>> = {
  sq: /[čćšžđ]/i,
  mk: /[ћђ]/i,
  'sr-Cyrl': /[ѓќѕ]/i,
  'sr-Latn': /[ëçä]/i,
  bs: /[ëçä]/i,
  hr: /[ëçä]/i,
  cnr: /[ëçä]/i,
};

interface Segment {
  /** Where it is, for the failure's message. */
  at: string;
  /** Which kind of text: a field, or a block of a rich text. */
  kind: string;
  text: string;
}

/** All text of a version, field by field and block by block; slugs aside, which are ASCII in every language. */
function segmentsOf({ type, key, versions }: Seed, locale: string): Segment[] {
  const segments: Segment[] = [];
  const at = `${type.name}/${key}/${locale}.md`;
  const addBlock = (block: Block | List | ListItem) => {
    if (block.type === 'list') block.children.forEach(addBlock);
    else segments.push({ at, kind: block.type, text: textOf(block) });
  };
  mapFields(model, type.attributes, versions.get(locale) ?? {}, (attribute, value, name) => {
    const isLocalized = attribute.pluginOptions?.i18n?.localized === true;
    if (value === undefined || !isLocalized || attribute.type === 'uid') return undefined;
    if (attribute.type === 'blocks') (value as Block[]).forEach(addBlock);
    else if (typeof value === 'string') segments.push({ at, kind: name, text: value });
    return undefined;
  });
  return segments;
}

describe.each(TRANSLATIONS)('the content in $language', ({ code, script }) => {
  const all = () => seeds.flatMap((seed) => segmentsOf(seed, code));

  it('is there for every entry', () => {
    expect(seeds.length).toBeGreaterThan(50);
    expect(seeds.filter(({ versions }) => !versions.has(code))).toEqual([]);
  });

  it('has a text for each English one, of the same kind, in the same order', () => {
    for (const seed of seeds) {
      const kinds = segmentsOf(seed, code).map(({ kind }) => kind);
      expect({ entry: seed.key, kinds }).toEqual({
        entry: seed.key,
        kinds: segmentsOf(seed, DEFAULT_LOCALE).map(({ kind }) => kind),
      });
    }
  });

  it('has no English left in it', () => {
    const left = seeds.flatMap((seed) => {
      const english = segmentsOf(seed, DEFAULT_LOCALE);
      return segmentsOf(seed, code).filter(({ text }, index) => text === english[index]?.text);
    });
    expect(left.filter(({ text }) => !SAME_EVERYWHERE.includes(text))).toEqual([]);
  });

  it('is written in its script', () => {
    const withoutNames = ({ text }: Segment) =>
      LATIN_IN_CYRILLIC.reduce((rest, name) => rest.replaceAll(name, ''), text.replaceAll(WEB_ADDRESS, ''));
    const foreign =
      script === 'Cyrl'
        ? (segment: Segment) => /\p{Script=Latin}/u.test(withoutNames(segment))
        : ({ text }: Segment) => /\p{Script=Cyrillic}/u.test(text);
    expect(all().filter(foreign)).toEqual([]);
    expect(all().every(({ text }) => /\p{L}/u.test(text))).toBe(true);
  });

  it('has no letters of its neighbours', () => {
    const letters = FOREIGN_LETTERS[code];
    expect(all().filter(({ text, at }) => letters.test(text) && !at.startsWith('city/peja/'))).toEqual([]);
  });

  it('has slugs of its own', () => {
    const translated = seeds.filter(({ versions }) => {
      const slug = versions.get(code)?.slug;
      return slug !== undefined && slug !== versions.get(DEFAULT_LOCALE)?.slug;
    });
    // Names of people's organisations and of many cities are the same; the names of things are not.
    expect(translated.length).toBeGreaterThan(seeds.length / 2);
  });
});

it.each(TRANSLITERATED_LOCALES)('the content in %s says which language it is in: its own', (locale) => {
  const languages = seeds.map(({ key, versions }) => [key, versions.get(locale)?.contentLocale]);
  expect(languages).toEqual(seeds.map(({ key }) => [key, locale]));
});
