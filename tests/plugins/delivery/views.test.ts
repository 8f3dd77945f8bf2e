import { omit } from 'lodash';

import { LOCALE_CODES } from '../../../src/locales';
import { createToken } from '../../api/support/tokens';
import { documentsOf } from '../../support/documents';
import { startHub, type Hub } from '../../support/hub';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub('seeded');
}, 180_000);
afterAll(() => hub.stop());

interface Entry {
  documentId: string;
  [field: string]: unknown;
}

const read = async (path: string, headers: Record<string, string> = {}) =>
  (await hub.request.get(path).set(headers).expect(200)).body as {
    data: Entry & Entry[];
    meta: Record<string, unknown>;
  };
const refused = async (path: string) => (await hub.request.get(path).expect(400)).body.error;

const COLLECTIONS = ['regions', 'countries', 'cities', 'topics', 'events', 'grants', 'partners', 'resources'];

/** Every entry in an answer: what has a documentId, at any depth. The other languages of an entry are not shown by it. */
function entriesIn(value: unknown): Entry[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(entriesIn);
  const rest: Record<string, unknown> = omit(value, 'localizations');
  const own = 'contentLocale' in rest ? [rest as Entry] : [];
  return [...own, ...Object.values(rest).flatMap(entriesIn)];
}

/** The SQL statements that a request causes: those of work in the background are not among them. */
async function countStatements(path: string): Promise<number> {
  let count = 0;
  const note = () => {
    if (hub.strapi.requestContext.get()) count += 1;
  };
  hub.strapi.db.connection.on('query', note);
  await read(path);
  hub.strapi.db.connection.removeListener('query', note);
  return count;
}

describe('view=card', () => {
  it.each(COLLECTIONS)('gives of each of the %s what a list needs, and no long text', async (plural) => {
    const { data, meta } = await read(`/api/${plural}?view=card&pagination[pageSize]=3`);
    expect(meta.pagination).toMatchObject({ page: 1, pageSize: 3 });
    for (const entry of data) {
      const { name = entry.title, slug, cover } = entry;
      expect(name && slug).toEqual(expect.any(String));
      expect(cover === null || typeof cover === 'object').toBe(true);
      expect(entry).not.toHaveProperty('body');
    }
    const one = await read(`/api/${plural}/${data[0]?.documentId}?view=card`);
    expect(one.data).toEqual(data[0]);
  });

  it.each([
    ['cities', ['country', 'topics']],
    ['events', ['countries', 'topics']],
    ['partners', ['countries']],
    ['resources', ['topics']],
  ])('gives of the %s what their list can be narrowed by: links to %j', async (plural, relations) => {
    const { data } = await read(`/api/${plural}?view=card&locale=sq&pagination[pageSize]=100`);
    for (const relation of relations) {
      const linked = data.flatMap((entry) => entry[relation] as Entry | Entry[]);
      expect(linked).not.toHaveLength(0);
      for (const { documentId, name, slug, locale } of linked) {
        const { data: one } = await read(
          `/api/${relation === 'topics' ? 'topics' : 'countries'}/${documentId}?locale=sq`
        );
        expect([name, slug, locale]).toEqual([one.name, one.slug, 'sq']);
      }
    }
  });

  it('goes with filters, sort, pages and every language', async () => {
    const { data } = await read('/api/cities?view=card&locale=*&filters[slug][$startsWith]=du&sort=locale');
    expect(data.length).toBeGreaterThan(1);
    expect(new Set(data.map(({ documentId }) => documentId)).size).toBe(1);
  });
});

describe('view=page of a region', () => {
  const PATH = '/api/regions/western-balkans?view=page';

  it('gives in one request all that its page shows', async () => {
    const { data, meta } = await read(PATH);
    expect(data).toMatchObject({
      name: 'Western Balkans',
      body: expect.any(Array),
      memberCityCount: expect.any(Number),
      countryCount: 6,
      reportedMemberCount: expect.any(Number),
      cover: { image: { url: expect.any(String), width: expect.any(Number) } },
      statistics: expect.arrayContaining([expect.objectContaining({ label: expect.any(String) })]),
      countries: expect.arrayContaining([expect.objectContaining({ slug: 'albania', isoCode: 'AL' })]),
      cities: expect.arrayContaining([
        expect.objectContaining({ slug: 'durres', country: expect.objectContaining({ slug: 'albania' }) }),
      ]),
      events: expect.arrayContaining([expect.objectContaining({ slug: 'durres-workshop-2017' })]),
      grants: [
        expect.objectContaining({
          awards: [expect.objectContaining({ recipient: expect.objectContaining({ slug: 'gus-albania' }) })],
        }),
      ],
      partners: expect.arrayContaining([expect.objectContaining({ slug: 'icma', website: expect.any(String) })]),
      resources: expect.arrayContaining([expect.objectContaining({ files: expect.any(Array) })]),
    });
    const excerpts = meta.excerpts as Record<string, { total: number; rest: string | null }>;
    expect(Object.keys(excerpts)).toEqual(['cities', 'events', 'grants', 'partners', 'resources']);
    for (const [name, { total, rest }] of Object.entries(excerpts)) {
      expect([name, total, rest]).toEqual([name, (data[name] as Entry[]).length, null]);
    }
  });

  it.each(LOCALE_CODES)(
    'shows every entry in the language that is asked for, and says which it really is in: %s',
    async (locale) => {
      const entries = entriesIn(
        (await read(`${PATH.replace('western-balkans', await regionId())}&locale=${locale}`)).data
      );
      expect(entries.length).toBeGreaterThan(30);
      for (const entry of entries) {
        expect([entry.slug, entry.locale]).toEqual([entry.slug, locale]);
        expect(LOCALE_CODES).toContain(entry.contentLocale);
        expect(entry).toHaveProperty('fieldLocales');
      }
    }
  );

  it('holds the latest of a long relation, their number, and the link to the rest', async () => {
    const region = await regionId();
    const before = (await read(PATH)).meta.excerpts as Record<string, { total: number }>;
    const writeEvent = async (day: number) => {
      const startsAt = `2030-01-${String(day).padStart(2, '0')}T08:00:00.000Z`;
      const data = {
        title: `Event ${day}`,
        slug: `event-${day}`,
        kind: 'webinar',
        timeZone: 'Europe/Tirane',
        startsAt,
        region,
      };
      await documentsOf(hub, 'event').create({ locale: 'en', status: 'published', data });
    };
    for (let day = 1; day <= 11; day += 1) await writeEvent(day);
    const statements = await countStatements(PATH);
    await writeEvent(12);
    expect(await countStatements(PATH)).toBe(statements);

    const { data, meta } = await read(PATH);
    const slugs = (data.events as Entry[]).map(({ slug }) => slug);
    expect(slugs).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((day) => `event-${day}`));
    const { total, rest } = (meta.excerpts as Record<string, { total: number; rest: string }>).events as {
      total: number;
      rest: string;
    };
    expect(total).toBe((before.events?.total ?? 0) + 12);

    const more = await read(rest);
    expect(more.data).toHaveLength(total - 10);
    expect(more.data.slice(0, 2)).toMatchObject([{ slug: 'event-2' }, { slug: 'event-1' }]);
    expect(Object.keys(more.data[0] as Entry).sort()).toEqual(Object.keys((data.events as Entry[])[0] as Entry).sort());
  });

  const regionId = async () => (await read('/api/regions/western-balkans?fields=slug')).data.documentId;
});

describe('view=page', () => {
  it.each([...COLLECTIONS, 'network'])(
    'gives all there is to show of %s, with what it is called elsewhere',
    async (name) => {
      const path =
        name === 'network'
          ? '/api/network'
          : `/api/${name}/${(await read(`/api/${name}?pagination[limit]=1`)).data[0]?.documentId}`;
      const { data } = await read(`${path}?view=page`);
      const all = await read(`${path}?fields=*`);
      expect(data).toMatchObject(all.data);
      expect((data.localizations as Entry[]).map(({ locale }) => locale).sort()).toEqual(
        LOCALE_CODES.filter((code) => code !== 'en').sort()
      );
    }
  );

  it('never shows what the caller may not see', async () => {
    const region = (await read('/api/regions/western-balkans?fields=slug')).data.documentId;
    const write = (slug: string, data: object, status?: 'published') =>
      documentsOf(hub, 'resource').create({
        locale: 'en',
        status,
        data: { title: slug, slug, kind: 'report', region, ...data },
      });
    await write('for-members', { visibility: 'members' }, 'published');
    await write('a-draft', { visibility: 'public' });

    const path = '/api/regions/western-balkans?view=page';
    const slugsFor = async (headers?: Record<string, string>, query = '') => {
      const { data, meta } = await read(path + query, headers);
      const slugs = (data.resources as Entry[]).map(({ slug }) => slug);
      expect((meta.excerpts as { resources: { total: number } }).resources.total).toBe(slugs.length);
      return slugs;
    };
    const anybody = await slugsFor();
    expect(anybody).not.toContain('for-members');
    expect(anybody).not.toContain('a-draft');
    const full = await createToken(hub, 'full-access');
    expect(await slugsFor(full)).toEqual(expect.arrayContaining([...anybody, 'for-members']));
    expect(await slugsFor(full, '&status=draft')).toContain('a-draft');

    const token = await createToken(hub, 'custom', [
      'api::region.region.find',
      'api::region.region.findOne',
      'api::city.city.find',
    ]);
    const { data, meta } = await read(path, token);
    expect(Object.keys(meta.excerpts as object)).toEqual(['cities']);
    expect(data).not.toHaveProperty('countries');
    expect((data.cities as Entry[])[0]).not.toHaveProperty('country');
  });

  it('is 404 where the entry is', async () => {
    await hub.request.get('/api/regions/nowhere?view=page').expect(404);
    await hub.request.get('/api/cities/drac?view=page&locale=en').expect(404);
  });
});

describe('a view that cannot be given is refused', () => {
  it.each([
    ['/api/regions/western-balkans?view=full', ['card', 'page']],
    ['/api/regions/western-balkans?view', ['card', 'page']],
    ['/api/regions/western-balkans?view=card&view=page', ['card', 'page']],
    ['/api/regions/western-balkans?view[a]=card', ['card', 'page']],
    ['/api/network?view=link', ['card', 'page']],
    ['/api/regions?view=page', ['card']],
    ['/api/regions?view=', ['card']],
  ])('%s', async (path, allowed) => {
    const error = await refused(path);
    expect(error).toEqual({
      status: 400,
      name: 'ValidationError',
      message: `view is not a view of this address. Allowed: ${allowed.join(', ')}.`,
      details: { parameter: 'view', allowed },
    });
  });

  it.each(['populate=countries', 'populate=*', 'fields=name', 'populate='])(
    'beside %s, which it says itself',
    async (query) => {
      const { details } = await refused(`/api/regions/western-balkans?view=page&${query}`);
      expect(details).toEqual({ parameter: query.split('=')[0] });
    }
  );
});
