import { DEFAULT_LOCALE, LOCALE_CODES } from '../../../../src/locales';
import { readSeeds, type SeedContent } from '../../../../src/seeding/reader/read-seeds';
import { readContentModel } from '../../../support/content-model';
import { createSeedFolder, type SeedFolder } from '../../../support/seed-folder';

const model = readContentModel();
let seeds: SeedFolder;

beforeEach(() => {
  seeds = createSeedFolder();
});
afterEach(() => seeds.remove());

const read = (): Promise<SeedContent> =>
  readSeeds({ dir: seeds.dir, model, locales: LOCALE_CODES, sourceLocale: DEFAULT_LOCALE });

async function versionOf(key: string, locale: string) {
  const { seeds: entries } = await read();
  return entries.find((entry) => entry.key === key)?.versions.get(locale);
}

it('gives a translation what belongs to the entry, component by component', async () => {
  seeds.write('media/coast.svg', '<svg/>');
  seeds.write('country/albania/en.md', 'name: Albania', 'slug: albania', 'isoCode: AL');
  seeds.write('country/albania/sq.md', 'name: Shqipëri', 'slug: shqiperi');
  seeds.write(
    'city/durres/en.md',
    'name: Durrës',
    'slug: durres',
    'country: albania',
    'location: { lat: 41.3, lon: 19.4 }',
    "memberSince: '2016-01'",
    'leader: { name: Jane Doe, role: Mayor }',
    'cover: { image: coast.svg, alt: A coast }',
    '',
    'A **port**.'
  );
  seeds.write(
    'city/durres/sq.md',
    'name: Durrësi',
    'slug: durresi',
    'leader: { role: Kryetare }',
    'cover: { alt: Një bregdet }'
  );

  expect(await versionOf('durres', 'sq')).toEqual({
    name: 'Durrësi',
    slug: 'durresi',
    country: 'albania',
    location: { lat: 41.3, lon: 19.4 },
    memberSince: '2016-01',
    leader: { name: 'Jane Doe', role: 'Kryetare' },
    cover: { image: 'coast.svg', alt: 'Një bregdet' },
  });
  expect(await versionOf('durres', 'en')).toMatchObject({
    body: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'A ' },
          { type: 'text', text: 'port', bold: true },
          { type: 'text', text: '.' },
        ],
      },
    ],
  });
});

it('joins lists item by item', async () => {
  seeds.write(
    'region/balkans/en.md',
    'name: B',
    'slug: balkans',
    'statistics: [{ label: a, value: 1 }, { label: b, value: 2 }]'
  );
  seeds.write('region/balkans/sq.md', 'name: B', 'slug: ballkani', 'statistics: [{ label: x }, { label: y }]');
  expect(await versionOf('balkans', 'sq')).toMatchObject({
    statistics: [
      { label: 'x', value: 1 },
      { label: 'y', value: 2 },
    ],
  });
});

it('reads Markdown in fields beside the body, and the network’s Markdown as what it says about itself', async () => {
  seeds.write('grant/call/en.md', 'title: Call', 'slug: call', 'eligibility: |', '  For *cities*.', '', 'Body');
  seeds.write('network/n/en.md', 'name: N', '', 'About us');
  const text = (value: string) => [{ type: 'paragraph', children: [{ type: 'text', text: value }] }];
  expect(await versionOf('call', 'en')).toMatchObject({
    eligibility: [{ type: 'paragraph', children: [{ text: 'For ' }, { text: 'cities', italic: true }, { text: '.' }] }],
    body: text('Body'),
  });
  expect(await versionOf('n', 'en')).toEqual({ name: 'N', about: text('About us') });
});

it('links every version to the same entries, whatever languages those have files in', async () => {
  seeds.write('country/albania/en.md', 'name: Albania', 'slug: albania', 'isoCode: AL');
  seeds.write('topic/risk/en.md', 'name: Risk', 'slug: risk');
  seeds.write('topic/risk/sq.md', 'name: Rreziku', 'slug: rreziku');
  seeds.write('topic/youth/en.md', 'name: Youth', 'slug: youth');
  seeds.write('city/durres/en.md', 'name: D', 'slug: durres', 'country: albania', 'topics: [youth, risk]');
  seeds.write('city/durres/sq.md', 'name: D', 'slug: durres');
  for (const locale of ['en', 'sq']) {
    expect(await versionOf('durres', locale)).toEqual({
      name: 'D',
      slug: 'durres',
      country: 'albania',
      topics: ['youth', 'risk'],
    });
  }
});

it('orders entries so that each comes after those it refers to, in components too', async () => {
  seeds.write('city/a/en.md', 'name: A', 'slug: a', 'country: z', 'topics: [t]');
  seeds.write('country/z/en.md', 'name: Z', 'slug: z', 'isoCode: AL');
  seeds.write('grant/g/en.md', 'title: G', 'slug: g', 'awards: [{ recipient: p, cities: [a] }]');
  seeds.write('partner/p/en.md', 'name: P', 'slug: p', 'countries: [z]');
  seeds.write('topic/t/en.md', 'name: T', 'slug: t');
  const { seeds: entries } = await read();
  expect(entries.map(({ key }) => key)).toEqual(['z', 't', 'a', 'p', 'g']);
});

it('reads of a language that the hub writes by itself what its file says otherwise', async () => {
  seeds.write(
    'region/balkans/en.md',
    'name: B',
    'slug: balkans',
    'cover: { alt: A lake }',
    'statistics: [{ label: a, value: 1 }]'
  );
  seeds.write('region/balkans/sr-Latn.md', 'slug: zapadni-balkan');
  const { seeds: entries } = await readSeeds({
    dir: seeds.dir,
    model,
    locales: LOCALE_CODES,
    sourceLocale: DEFAULT_LOCALE,
    derivedLocales: ['sr-Latn'],
  });
  expect(entries[0]?.versions.get('sr-Latn')).toEqual({
    slug: 'zapadni-balkan',
    cover: {},
    statistics: [{ value: 1 }],
  });
});

it('reads files with the line ends of Windows', async () => {
  seeds.write('topic/t/en.md', 'name: T\r', 'slug: t\r');
  expect(await versionOf('t', 'en')).toEqual({ name: 'T', slug: 't' });
});

it('finds nothing where there is no folder', async () => {
  seeds.remove();
  await expect(read()).resolves.toEqual({ seeds: [], media: new Map() });
});
