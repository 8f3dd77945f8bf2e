import { DEFAULT_LOCALE, LOCALE_CODES } from '../../../../src/locales';
import { SeedFaultsError, type Fault } from '../../../../src/seeding/reader/faults';
import { readSeeds } from '../../../../src/seeding/reader/read-seeds';
import { readContentModel } from '../../../support/content-model';
import { createSeedFolder, type SeedFolder } from '../../../support/seed-folder';

const model = readContentModel();
let seeds: SeedFolder;

beforeEach(() => {
  seeds = createSeedFolder();
  seeds.write('country/albania/en.md', 'name: Albania', 'slug: albania', 'isoCode: AL');
  seeds.write('country/albania/sq.md', 'name: Shqipëri', 'slug: shqiperi');
});
afterEach(() => seeds.remove());

interface Strictness {
  mustBeComplete?: boolean;
  derivedLocales?: readonly string[];
}

const read = (options: Strictness = {}) =>
  readSeeds({ dir: seeds.dir, model, locales: LOCALE_CODES, sourceLocale: DEFAULT_LOCALE, ...options });

async function faults(options?: Strictness): Promise<readonly Fault[]> {
  const error: unknown = await read(options).catch((thrown: unknown) => thrown);
  if (!(error instanceof SeedFaultsError)) throw new Error(`expected faults, got ${String(error)}`);
  return error.faults;
}

it('has no fault in the files these tests start from', async () => {
  await expect(read()).resolves.toMatchObject({ seeds: [{ key: 'albania' }] });
});

describe('a fault in the file of the source language', () => {
  const city = ['name: Tirana', 'slug: tirana'];
  it.each<[string, string[], number, RegExp]>([
    ['bad YAML', ['name: Tirana', 'slug: tirana: x'], 3, /Nested mappings/],
    ['a field given twice', [...city, 'name: Tirana'], 4, /unique/],
    ['front matter that is no list of fields', ['just text'], 2, /list of fields/],
    ['an unknown field', [...city, 'mayor: Jane'], 4, /unknown field "mayor"; known are name, slug, officialName/],
    ['a field that Strapi adds itself', [...city, 'publishedAt: 2020-01-01'], 4, /unknown field "publishedAt"/],
    ['an unknown field of a component', [...city, 'leader: { name: Jane, party: X }'], 4, /unknown field "party"/],
    ['a missing required field', ['slug: tirana'], 2, /name is missing/],
    ['a required field missing in a component', [...city, 'leader: { role: Mayor }'], 4, /name is missing/],
    ['a field without a value', [...city, 'summary:'], 4, /summary has no value; leave the field out/],
    ['a slug that is not the folder’s name', ['name: Tirana', 'slug: tirane'], 3, /slug must be "tirana"/],
    ['a slug that is no slug', ['name: Tirana', 'slug: Tiranë'], 3, /lower-case Latin/],
    ['text where a number belongs', [...city, 'population: many'], 4, /population: .*expected number/],
    ['a number where text belongs', [...city, 'summary: 5'], 4, /summary: .*expected string/],
    ['a number out of range', [...city, 'location: { lat: 99, lon: 0 }'], 4, /lat must be from -90 to 90/],
    ['a value that is not in the list', [...city, 'membershipStatus: friend'], 4, /"applicant"\|"member"\|"former"/],
    ['text that is too long', [...city, `officialName: ${'a'.repeat(201)}`], 4, /officialName: .*200/],
    ['a date that is none', [...city, 'memberSince: 2016-13'], 4, /memberSince must be/],
    ['a web address that is none', [...city, 'website: www.tirana.al'], 4, /website must be a full web address/],
    ['a relation to an unknown entry', [...city, 'country: atlantis'], 4, /there is no country "atlantis"/],
    ['a relation to several where one belongs', [...city, 'country: [albania]'], 4, /country must be the key/],
    ['a relation to one where several belong', [...city, 'topics: risk'], 4, /topics must be a list/],
    [
      'a relation that another side owns',
      [...city, 'events: [x]'],
      4,
      /fill "participatingCities" of api::event.event/,
    ],
    ['a media file that is missing', [...city, 'cover: { image: a.svg }'], 4, /there is no file media\/a\.svg/],
    ['a component that is no list of fields', [...city, 'leader: Jane'], 4, /leader must be fields with values/],
    ['Markdown as a field', [...city, 'body: text'], 4, /body is the Markdown below/],
    ['an image in the Markdown', [...city, '', 'Text', '', '![a](b.png)'], 8, /images are not supported/],
    ['HTML in the Markdown', [...city, '', 'Text <b>x</b>'], 6, /HTML is not supported/],
    ['a source that is incomplete', [...city, 'sources:', '  - fields: [name]'], 4, /sources\.0\.source/],
    ['a source of an unknown field', [...city, 'sources: [{ fields: [x], source: s }]'], 4, /unknown field "x"/],
  ])('%s', async (_name, lines, line, reason) => {
    seeds.write('city/tirana/en.md', ...lines);
    expect(await faults()).toEqual([{ file: 'city/tirana/en.md', line, reason: expect.stringMatching(reason) }]);
  });

  it('Markdown in a field of its own', async () => {
    seeds.write('grant/call/en.md', 'title: Call', 'slug: call', 'eligibility: |', '  # Text', '  <b>x</b>');
    expect(await faults()).toEqual([
      { file: 'grant/call/en.md', line: 6, reason: 'eligibility: HTML is not supported; write Markdown' },
    ]);
  });

  it('a computed field', async () => {
    seeds.write('region/balkans/en.md', 'name: Balkans', 'slug: balkans', 'memberCityCount: 4');
    expect(await faults()).toEqual([
      { file: 'region/balkans/en.md', line: 4, reason: 'memberCityCount is computed by the hub' },
    ]);
  });

  it('an end before its start, as the rules of the hub have it', async () => {
    const times = ['startsAt: 2017-09-13T09:00:00Z', 'endsAt: 2017-09-12T09:00:00Z', 'timeZone: Europe/Tirane'];
    seeds.write('event/talk/en.md', 'title: Talk', 'slug: talk', 'kind: workshop', ...times);
    expect(await faults()).toEqual([
      { file: 'event/talk/en.md', line: 6, reason: expect.stringMatching(/endsAt must be later than startsAt/) },
    ]);
  });

  it('entries that need each other', async () => {
    const looping = structuredClone(model);
    const attributes = looping.types.get('city')?.attributes ?? {};
    attributes.twin = { type: 'relation', relation: 'oneToOne', target: 'api::city.city' };
    seeds.write('city/a/en.md', 'name: A', 'slug: a', 'twin: b');
    seeds.write('city/b/en.md', 'name: B', 'slug: b', 'twin: a');
    const reading = readSeeds({ dir: seeds.dir, model: looping, locales: LOCALE_CODES, sourceLocale: DEFAULT_LOCALE });
    await expect(reading).rejects.toMatchObject({
      faults: [{ file: 'city/a/en.md', line: 1, reason: 'is in a circle: city/a → city/b → city/a' }],
    });
  });
});

describe('a fault in a translation', () => {
  beforeEach(() => {
    seeds.write('media/coast.svg', '<svg/>');
    seeds.write(
      'region/balkans/en.md',
      'name: Balkans',
      'slug: balkans',
      'reportedMemberCount: 40',
      'statistics: [{ label: Cities, value: 40 }, { label: Countries, value: 6 }]',
      'cover: { image: coast.svg, alt: A coast }'
    );
  });
  const names = ['name: Ballkani', 'slug: ballkani'];
  const region = ['statistics: [{ label: X }, { label: Y }]', ...names];

  it.each<[string, string[], number, RegExp]>([
    ['a field that is shared', [...region, 'reportedMemberCount: 40'], 5, /reportedMemberCount is shared .* en\.md/],
    ['a shared field of a component', [...region, 'cover: { image: coast.svg }'], 5, /image is shared/],
    ['a relation', [...region, 'countries: [albania]'], 5, /other side of a relation/],
    ['sources', [...region, 'sources: []'], 5, /sources is shared/],
    ['a component that the source language lacks', [...region, 'seo: { title: X }'], 1, /seo is not in the source/],
    ['required text that is missing', region.filter((line) => !line.startsWith('name')), 2, /name is missing/],
    ['required text missing in a component', [...names, 'statistics: [{}, { label: Y }]'], 4, /label is missing/],
    ['a list of another length', [...names, 'statistics: [{ label: X }]'], 1, /statistics has 1 items, .* 2/],
  ])('%s', async (_name, lines, line, reason) => {
    seeds.write('region/balkans/sq.md', ...lines);
    expect(await faults()).toEqual([{ file: 'region/balkans/sq.md', line, reason: expect.stringMatching(reason) }]);
  });

  it('a component with required text that is left out', async () => {
    seeds.write('region/balkans/sq.md', ...names);
    expect((await faults()).map(({ reason }) => reason)).toEqual([
      'statistics[0]: label is missing',
      'statistics[1]: label is missing',
    ]);
  });

  it('a component that holds no text', async () => {
    seeds.write('grant/call/en.md', 'title: Call', 'slug: call', "awards: [{ awardedOn: '2018' }]");
    seeds.write('grant/call/sq.md', 'title: Thirrje', 'slug: thirrje', 'awards: [{}]');
    expect(await faults()).toEqual([
      { file: 'grant/call/sq.md', line: 4, reason: 'awards holds no text; only en.md gives it' },
    ]);
  });

  it('a slug that another entry of the type has in that language', async () => {
    seeds.write('country/serbia/en.md', 'name: Serbia', 'slug: serbia', 'isoCode: RS');
    seeds.write('country/serbia/sq.md', 'name: Serbi', 'slug: shqiperi');
    expect(await faults()).toEqual([
      { file: 'country/serbia/sq.md', line: 1, reason: 'slug "shqiperi" is also that of country/albania/sq.md' },
    ]);
  });
});

describe('a fault in the folder', () => {
  it.each<[string, string, string, RegExp]>([
    ['an unknown content type', 'town/tirana/en.md', 'town', /no content type "town"/],
    ['an unknown locale', 'country/albania/de.md', 'country/albania/de.md', /unknown locale "de"; known are en, sq/],
    ['a file that is no Markdown', 'country/albania/notes.txt', 'country/albania/notes.txt', /must be a file such as/],
    ['a file where an entry belongs', 'country/notes.md', 'country/notes.md', /must be a folder of an entry/],
  ])('%s', async (_name, written, file, reason) => {
    seeds.write(written, 'name: X', 'slug: x');
    expect(await faults()).toEqual([{ file, line: 1, reason: expect.stringMatching(reason) }]);
  });

  it('an entry without the source language', async () => {
    seeds.write('country/serbia/sq.md', 'name: Serbi', 'slug: serbi');
    expect(await faults()).toEqual([
      { file: 'country/serbia/en.md', line: 1, reason: expect.stringMatching(/^is missing/) },
    ]);
  });

  it('two entries of a single type', async () => {
    seeds.write('network/a/en.md', 'name: A');
    seeds.write('network/b/en.md', 'name: B');
    expect(await faults()).toEqual([{ file: 'network', line: 1, reason: expect.stringMatching(/single type/) }]);
  });
});

it('lists every fault of every file, in order, and says how many there are', async () => {
  seeds.write('city/tirana/en.md', 'name: Tirana', 'slug: tirana', 'country: x', 'population: y', '', '<hr>');
  seeds.write('city/tirana/sq.md', 'name: Tiranë', 'slug: tirane', 'population: 5');
  const found = await faults();
  expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'city/tirana/en.md:4',
    'city/tirana/en.md:5',
    'city/tirana/en.md:8',
    'city/tirana/sq.md:4',
  ]);
  await expect(read()).rejects.toThrow(/have 4 faults:\n {2}city\/tirana\/en\.md:4: country/);
});

it('demands every text in every language only where that is asked for', async () => {
  seeds.write('country/albania/en.md', 'name: Albania', 'slug: albania', 'isoCode: AL', 'summary: Text', '', 'Body');
  const { seeds: entries } = await read();
  expect(entries.map(({ key, versions }) => [key, [...versions.keys()]])).toEqual([['albania', ['en', 'sq']]]);
  const found = await faults({ mustBeComplete: true });
  expect(found).toContainEqual({ file: 'country/albania/mk.md', line: 1, reason: 'is missing' });
  expect(found).toContainEqual({ file: 'country/albania/sq.md', line: 1, reason: 'summary is missing' });
  expect(found).toContainEqual({ file: 'country/albania/sq.md', line: 1, reason: 'body is missing' });
});

it('demands no text that the hub writes by itself', async () => {
  seeds.write('country/albania/sr-Latn.md', 'slug: albanija');
  expect(await faults()).toEqual([{ file: 'country/albania/sr-Latn.md', line: 2, reason: 'name is missing' }]);
  await expect(read({ derivedLocales: ['sr-Latn'] })).resolves.toMatchObject({ seeds: [{ key: 'albania' }] });
  const found = await faults({ derivedLocales: ['sr-Latn'], mustBeComplete: true });
  expect(found).toContainEqual({ file: 'country/albania/mk.md', line: 1, reason: 'is missing' });
  expect(found.filter(({ file }) => file.includes('sr-Latn'))).toEqual([]);
});
