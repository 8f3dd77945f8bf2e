import { startHub, type Hub } from '../support/hub';

import { createSeededTown, drawing, named, type SeededTown } from './seeded-town';

let hub: Hub;
let town: SeededTown;

beforeAll(async () => {
  hub = await startHub('empty');
});
afterAll(() => hub.stop());

beforeEach(() => {
  town = createSeededTown(hub);
});
afterEach(() => town.remove());

describe('seeding an empty hub', () => {
  beforeEach(() => town.run());

  it.each([
    ['en', 'draft', { name: 'Durrës', country: 'Albania', topic: 'Risk', role: 'Mayor', alt: 'A coast' }],
    ['en', 'published', { name: 'Durrës', country: 'Albania', topic: 'Risk', role: 'Mayor', alt: 'A coast' }],
    ['sq', 'draft', { name: 'Durrësi', country: 'Shqipëri', topic: 'Rreziku', role: 'Kryetare', alt: 'Një bregdet' }],
    [
      'sq',
      'published',
      { name: 'Durrësi', country: 'Shqipëri', topic: 'Rreziku', role: 'Kryetare', alt: 'Një bregdet' },
    ],
  ] as const)(
    'writes the %s %s with relations in its language and what belongs to the entry',
    async (locale, status, text) => {
      expect(await town.readCity(locale, status)).toMatchObject({
        name: text.name,
        population: 100,
        country: { name: text.country, locale },
        topics: [{ name: text.topic, locale }],
        leader: { name: 'Jane Doe', role: text.role },
        cover: { alt: text.alt, image: { name: 'coast.svg', mime: 'image/svg+xml' } },
      });
    }
  );

  it('serves it to anonymous readers', async () => {
    const { body } = await hub.request.get('/api/cities?locale=sq&populate[country]=true').expect(200);
    expect(body.data).toMatchObject([{ name: 'Durrësi', slug: 'durresi', country: { slug: 'shqiperi' } }]);
  });

  it('uploads each file once, described by the first entry that uses it', async () => {
    const files = await hub.strapi.db.query('plugin::upload.file').findMany({});
    expect(files).toMatchObject([{ name: 'coast.svg', alternativeText: 'A coast', width: 4, height: 3 }]);
  });
});

describe('seeding again', () => {
  beforeEach(() => town.run());

  it('writes nothing where nothing changed', async () => {
    expect(await town.writesDuring(() => town.run())).toEqual([]);
  });

  it('updates only the version whose file changed', async () => {
    const before = await town.versionsOf('city');
    town.seeds.write('city/durres/sq.md', 'name: Durrësi i ri', 'slug: durresi', 'leader: { role: Kryetare }');
    expect(await town.changesOf('city/durres')).toEqual({ en: 'unchanged', sq: 'update' });
    const after = await town.versionsOf('city');
    expect(after.filter(({ locale }) => locale === 'en')).toEqual(before.filter(({ locale }) => locale === 'en'));
    expect(await town.readCity('sq', 'published')).toMatchObject({ name: 'Durrësi i ri' });
  });

  it('updates every version where something shared changed, and empties a field that left the file', async () => {
    town.seeds.write(
      'city/durres/en.md',
      'name: Durrës',
      'slug: durres',
      'country: albania',
      'website: https://example.org'
    );
    town.seeds.write('city/durres/sq.md', 'name: Durrësi', 'slug: durresi');
    expect(await town.changesOf('city/durres')).toEqual({ en: 'update', sq: 'update' });
    for (const locale of ['en', 'sq']) {
      expect(await town.readCity(locale, 'published')).toMatchObject({
        website: 'https://example.org',
        population: null,
        leader: null,
        cover: null,
        topics: [],
        country: { locale },
      });
    }
  });

  it('adds a language that came later, with the links into it', async () => {
    town.seeds.write('country/albania/mk.md', 'name: Албанија', 'slug: albanija');
    town.seeds.write('city/durres/mk.md', 'name: Драч', 'slug: drac', 'leader: { role: Градоначалничка }');
    expect(await town.changesOf('city/durres')).toEqual({ en: 'unchanged', sq: 'unchanged', mk: 'create' });
    expect(await town.readCity('mk', 'published')).toMatchObject({
      population: 100,
      country: { name: 'Албанија' },
      topics: [{ name: 'Risk', locale: 'mk', contentLocale: 'en' }],
    });

    town.seeds.write('topic/risk/mk.md', 'name: Ризик', 'slug: rizik');
    expect(await town.changesOf('city/durres')).toEqual({ en: 'unchanged', sq: 'unchanged', mk: 'unchanged' });
    expect(await town.readCity('mk', 'published')).toMatchObject({ topics: [{ name: 'Ризик' }] });
  });

  it('gives a new language what is shared now, not what was', async () => {
    town.seeds.write('city/durres/en.md', 'name: Durrës', 'slug: durres');
    town.seeds.write('city/durres/sq.md', 'name: Durrësi', 'slug: durresi');
    town.seeds.write('city/durres/mk.md', 'name: Драч', 'slug: drac');
    await town.run();
    expect(await town.readCity('mk', 'draft')).toMatchObject({ population: null });
    expect(await town.readCity('mk', 'published')).toMatchObject({ population: null });
  });

  it('keeps the links to an entry that it writes anew', async () => {
    town.seeds.write('partner/gus/en.md', 'name: GUS', 'slug: gus');
    town.seeds.write(
      'grant/call/en.md',
      'title: Call',
      'slug: call',
      "awards: [{ recipient: gus, awardedOn: '2018' }]"
    );
    await town.run();
    town.seeds.write('partner/gus/en.md', 'name: GUS Albania', 'slug: gus');
    town.seeds.write('country/albania/en.md', 'name: Republic of Albania', 'slug: albania', 'isoCode: AL');
    await town.run();
    expect(await town.readCity('en', 'draft')).toMatchObject({ country: { name: 'Republic of Albania' } });
    expect(await town.readCity('en', 'published')).toMatchObject({ country: { name: 'Republic of Albania' } });
    expect(await town.readCity('sq', 'published')).toMatchObject({ country: { name: 'Shqipëri' } });
    const { body } = await hub.request.get('/api/grants?populate[awards][populate][recipient]=true').expect(200);
    expect(body.data).toMatchObject([{ awards: [{ recipient: { name: 'GUS Albania' } }] }]);
  });

  it('keeps what an editor changed until the file changes', async () => {
    const { documentId = '' } = (await town.readCity('en', 'published')) ?? {};
    const cities = hub.strapi.documents('api::city.city');
    await cities.update({ documentId, locale: 'en', status: 'published', data: named('Durrës!') });
    await town.run();
    expect(await town.readCity('en', 'published')).toMatchObject({ name: 'Durrës!' });

    town.seeds.write('city/durres/en.md', 'name: Durrës', 'slug: durres', 'country: albania');
    town.seeds.write('city/durres/sq.md', 'name: Durrësi', 'slug: durresi');
    await town.run();
    expect(await town.readCity('en', 'published')).toMatchObject({ name: 'Durrës' });
  });

  it('leaves unpublished what an editor unpublished', async () => {
    const { documentId = '' } = (await town.readCity('en', 'published')) ?? {};
    await hub.strapi.documents('api::city.city').unpublish({ documentId, locale: 'en' });
    expect(await town.changesOf('city/durres')).toEqual({ en: 'unchanged', sq: 'unchanged' });
    expect(await town.readCity('en', 'published')).toBeNull();
  });

  it('writes an entry, and a file, that somebody deleted', async () => {
    await hub.strapi.db.query('api::city.city').deleteMany({});
    await hub.strapi.db.query('plugin::upload.file').deleteMany({});
    expect(await town.changesOf('city/durres')).toEqual({ en: 'create', sq: 'create' });
    expect(await town.readCity('sq', 'published')).toMatchObject({
      name: 'Durrësi',
      cover: { image: { name: 'coast.svg' } },
    });
  });

  it('replaces a picture under its address', async () => {
    const [before] = await hub.strapi.db.query('plugin::upload.file').findMany({});
    town.seeds.write('media/coast.svg', drawing('Another coast', 8));
    await town.run();
    const files = await hub.strapi.db.query('plugin::upload.file').findMany({});
    expect(files).toMatchObject([{ id: before.id, url: before.url, width: 8 }]);
  });

  it('takes over an entry with the same slug that somebody wrote', async () => {
    await hub.strapi.db.query('strapi::core-store').deleteMany({ where: { key: { $contains: 'entry:topic/risk' } } });
    const before = await town.versionsOf('topic');
    expect(await town.changesOf('topic/risk')).toEqual({ en: 'update', sq: 'update' });
    expect((await town.versionsOf('topic')).map(({ documentId }) => documentId)).toEqual(
      before.map((one) => one.documentId)
    );
  });
});
