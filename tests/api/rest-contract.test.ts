import { READ_DRAFTS } from '../../src/access/reading-rights';
import { LOCALE_CODES } from '../../src/locales';
import { startHub, type Hub } from '../support/hub';

import { createContentWriter, writeSample, type ContentWriter, type Sample } from './support/content';
import { REFUSED, TOO_MUCH } from './support/refused-queries';
import { createToken } from './support/tokens';

let hub: Hub;
let writer: ContentWriter;
let ids: Sample;

beforeAll(async () => {
  hub = await startHub();
  writer = createContentWriter(hub);
  ids = await writeSample(writer);
});
afterAll(() => hub.stop());

const get = (path: string, headers: Record<string, string> = {}) => hub.request.get(path).set(headers);
const slugsOf = async (path: string): Promise<string[]> => {
  const { body } = await get(path).expect(200);
  return (body.data as { slug: string }[]).map(({ slug }) => slug).sort();
};

describe('an entry is found', () => {
  it('by its slug and by its documentId, with the same answer', async () => {
    const bySlug = await get('/api/cities/durres?populate=country').expect(200);
    const byId = await get(`/api/cities/${ids.durres}?populate=country`).expect(200);
    expect(bySlug.body).toEqual(byId.body);
    expect(bySlug.body.data).toMatchObject({ name: 'Durrës', country: { name: 'Albania' } });
  });

  it('by the slug it has in the language that is asked for, and by no other', async () => {
    const { body } = await get('/api/cities/durresi?locale=sq').expect(200);
    expect(body.data).toMatchObject({ documentId: ids.durres, name: 'Durrësi', locale: 'sq' });
    await get('/api/cities/durres?locale=sq').expect(404);
    await get('/api/cities/durresi').expect(404);
  });

  it('by its documentId where that is the slug of another one', async () => {
    const other = await writer.create('partner', { name: 'Imitator', slug: ids.osce });
    const { body } = await get(`/api/partners/${ids.osce}`).expect(200);
    expect(body.data.slug).toBe('osce');
    await get(`/api/partners/${other}`).expect(200);
  });

  it('only in the status that is asked for', async () => {
    await writer.create('city', { name: 'Draft', slug: 'a-draft' }, { isDraft: true });
    const token = await createToken(hub, 'full-access');
    await get('/api/cities/a-draft').expect(404);
    await get('/api/cities/a-draft', token).expect(404);
    await get('/api/cities/a-draft?status=draft', token).expect(200);
  });

  it.each(['%00', 'durres%00', '%E0%A4%A', '%', '..%2F..', "'%20OR%201=1"])('or not, at /api/cities/%s', async (id) => {
    const { body } = await get(`/api/cities/${id}`).expect(404);
    expect(body.error).toMatchObject({ status: 404, name: 'NotFoundError' });
  });
});

describe('drafts are read', () => {
  const draftQueries = [
    'status=draft',
    'publicationFilter=modified',
    'publicationFilter=never-published',
    'hasPublishedVersion=false',
    'status=published&publicationFilter=modified',
  ];

  it.each(draftQueries)('by nobody without the right: ?%s', async (query) => {
    const readers = [
      {},
      await createToken(hub, 'read-only'),
      await createToken(hub, 'custom', ['api::city.city.find']),
    ];
    for (const headers of readers) {
      const { body } = await get(`/api/cities?${query}`, headers).expect(403);
      expect(body).toMatchObject({ data: null, error: { status: 403, details: { parameter: expect.any(String) } } });
      expect(query).toContain(body.error.details.parameter);
    }
  });

  it('by a token that has it', async () => {
    const id = await writer.create('city', { name: 'Unpublished', slug: 'unpublished' }, { isDraft: true });
    const tokens = [
      await createToken(hub, 'full-access'),
      await createToken(hub, 'custom', ['api::city.city.find', 'api::city.city.findOne', READ_DRAFTS]),
    ];
    for (const token of tokens) {
      const { body } = await get('/api/cities?status=draft&filters[slug]=unpublished', token).expect(200);
      expect(body.data).toMatchObject([{ documentId: id, publishedAt: null }]);
      await get('/api/cities?status=draft&publicationFilter=modified', token).expect(200);
      const bad = await get('/api/cities?publicationFilter=all', token).expect(400);
      expect(bad.body.error.details.parameter).toBe('publicationFilter');
    }
  });

  it('never by way of a relation, a file or another language', async () => {
    await writer.update('city', ids.elbasan as string, { summary: 'Secret draft' }, { isDraft: true });
    await writer.create(
      'event',
      { title: 'Secret', slug: 'secret', kind: 'workshop', hostCity: ids.elbasan },
      { isDraft: true }
    );
    await writer.update(
      'city',
      ids.elbasan as string,
      { name: 'Secret', slug: 'secret' },
      { locale: 'sq', isDraft: true }
    );

    const { text } = await get('/api/cities/elbasan?populate=*').expect(200);
    expect(text).not.toMatch(/secret/i);
    expect(await slugsOf('/api/events?filters[hostCity][summary][$contains]=Secret')).toEqual([]);
    expect(await slugsOf('/api/cities?filters[hostedEvents][slug]=secret')).toEqual([]);
    expect(await slugsOf('/api/cities?filters[localizations][slug]=secret')).toEqual([]);
    expect(await slugsOf('/api/cities?filters[localizations][slug]=durresi')).toEqual(['durres']);
    expect(await slugsOf('/api/cities?filters[publishedAt][$null]=true')).toEqual([]);
  });
});

describe('a language', () => {
  it('that the hub does not have is refused with the list of those it has', async () => {
    for (const locale of ['zz', '', 'EN', 'sr', 'en,sq']) {
      const { body } = await get(`/api/cities?locale=${locale}`).expect(400);
      expect(body.error.details).toEqual({ parameter: 'locale', allowed: [...LOCALE_CODES, '*'] });
    }
    await get('/api/cities?locale[]=en&locale[]=sq').expect(400);
  });

  it.each(LOCALE_CODES)('of the hub is served: %s', async (locale) => {
    const { body } = await get(`/api/cities?locale=${locale}`).expect(200);
    expect(body.data.every((city: { locale: string }) => city.locale === locale)).toBe(true);
  });

  it('can be all of them in a list, and only there', async () => {
    const { body } = await get('/api/cities?locale=*&filters[documentId]=' + ids.durres).expect(200);
    const names = (body.data as { locale: string; name: string }[]).map(({ locale, name }) => [locale, name]);
    // Nobody wrote the name in the others, which have it from the source.
    const expected = LOCALE_CODES.map((locale) => [locale, locale === 'sq' ? 'Durrësi' : 'Durrës']);
    expect(names.sort()).toEqual(expected.sort());
    for (const path of ['/api/cities/durres?locale=*', '/api/network?locale=*']) {
      const refused = await get(path).expect(400);
      expect(refused.body.error.details).toEqual({ parameter: 'locale', allowed: [...LOCALE_CODES] });
    }
  });
});

describe('what bare Strapi lets through or fails on is refused, and the parameter named', () => {
  it.each(REFUSED)('%s', async (query, parameter) => {
    const { body } = await get(`/api/cities?${query}`).expect(400);
    expect(body).toEqual({
      data: null,
      error: { status: 400, name: 'ValidationError', message: expect.any(String), details: expect.any(Object) },
    });
    expect(body.error.details.parameter).toBe(parameter);
    expect(body.error.message.startsWith(parameter)).toBe(true);
  });

  it.each(TOO_MUCH)('%s', async (_, parameters) => {
    const { body } = await get(`/api/cities?${parameters.join('&')}`).expect(400);
    expect(body.error.name).toBe('ValidationError');
    expect(parameters.join('&')).toContain(body.error.details.parameter.split('[')[0]);
  });

  it('and what may stand there instead is said', async () => {
    const { body } = await get('/api/cities?filters[membershipStatus]=guest').expect(400);
    expect(body.error).toEqual({
      status: 400,
      name: 'ValidationError',
      message: 'filters[membershipStatus] is not one of its values. Allowed: applicant, member, former.',
      details: { parameter: 'filters[membershipStatus]', allowed: ['applicant', 'member', 'former'] },
    });
  });
});

describe('what is sound in Strapi is carried out', () => {
  it.each([
    ['filters[name]=Elbasan', ['elbasan']],
    ['filters[name][$eqi]=ELBASAN', ['elbasan']],
    ['filters[name]=Elbasan&filters[name]=Novi%20Pazar', ['elbasan', 'novi-pazar']],
    ['filters[summary][$contains]=100%20%25', ['durres']],
    ['filters[summary][$contains]=%25s_o', []],
    ['filters[officialName][$null]=true&filters[population][$notNull]=1', ['durres', 'elbasan']],
    ['filters[population][$between][]=141714&filters[population][$between][]=150000', ['elbasan']],
    ['filters[population][$containsi]=175', ['durres']],
    ['filters[body][$null]=true&filters[slug][$startsWith]=d', ['durres']],
    ['filters[location][lat][$gt]=42', ['novi-pazar']],
    ['filters[country]', ['nowhere']],
    ['filters[country][$null]=true', ['nowhere']],
    ['filters[country][isoCode][$in][0]=AL&filters[country][isoCode][$in][1]=RS', ['durres', 'elbasan', 'novi-pazar']],
    ['filters[$or][0][slug]=durres&filters[$or][1][country][isoCode]=RS', ['durres', 'novi-pazar']],
    ['filters[$not][country][isoCode]=AL', ['novi-pazar']],
    ['filters[hostedEvents][participatingCities][slug]=novi-pazar', ['elbasan']],
    ['_q=pazar', ['novi-pazar']],
    ['_q=BY THE SEA', ['durres']],
    ['_q=sea by', []],
    ['_q=Emiriana', []],
    ['_q=Albania', []],
    ['_q=', ['durres', 'elbasan', 'novi-pazar', 'nowhere']],
    ['sort=&populate=&filters[slug]=durres', ['durres']],
  ])('%s', async (query, slugs) => {
    expect(await slugsOf(`/api/cities?${query}`)).toEqual(slugs);
  });

  it('a search, which does not look into rich text', async () => {
    expect(await slugsOf('/api/regions?_q=western')).toEqual(['balkans']);
    expect(await slugsOf('/api/regions?_q=A region')).toEqual([]);
  });

  it.each([
    [
      'operators beside attributes',
      'filters[topics][name]=About%20youth&filters[topics][$or][0][slug]=youth&filters[topics][$or][1][slug]=x',
      ['durres', 'elbasan'],
    ],
    ['two operators', 'filters[topics][$or][0][slug]=risk&filters[topics][$and][0][slug]=risk', ['durres']],
    ['a negation', 'filters[country][$not][isoCode]=AL', ['novi-pazar']],
    [
      'alternatives behind two relations',
      'filters[country][$or][0][isoCode]=AL&filters[hostedEvents][$or][0][kind]=training',
      ['elbasan'],
    ],
  ])('also where bare Strapi fails on it or drops half of it: %s behind a relation', async (_, query, slugs) => {
    expect(await slugsOf(`/api/cities?${query}`)).toEqual(slugs);
  });

  it('in every notation of sort', async () => {
    const orders = [
      'sort=country.name:desc,name',
      'sort[0]=country.name:desc&sort[1]=name',
      'sort[0][country][name]=desc&sort[1][name]=ASC',
    ];
    for (const order of orders) {
      const { body } = await get(`/api/cities?${order}&filters[country][$notNull]=true`).expect(200);
      expect(body.data.map(({ slug }: { slug: string }) => slug)).toEqual(['novi-pazar', 'durres', 'elbasan']);
    }
  });

  it('in every notation of populate', async () => {
    const notations = [
      'populate=country.region',
      'populate[0]=country.region&populate[1]=country',
      'populate[country][populate][region]=true',
      'populate[country][populate]=region',
      'populate[country][populate][region]=*',
    ];
    for (const notation of notations) {
      const { body } = await get(`/api/cities/durres?${notation}&fields=slug`).expect(200);
      expect(body.data).toMatchObject({ slug: 'durres', country: { slug: 'albania', region: { slug: 'balkans' } } });
      expect(Object.keys(body.data).sort()).toEqual(['country', 'documentId', 'id', 'slug']);
    }
  });

  it('with a wildcard that holds all the reader may see', async () => {
    const { body } = await get('/api/cities/durres?populate=*').expect(200);
    const links = Object.entries(hub.strapi.contentType('api::city.city').attributes)
      .filter(([, { type }]) => ['relation', 'component', 'media'].includes(type))
      .map(([name]) => name);
    expect(links.filter((name) => name in body.data)).toEqual(
      links.filter((name) => name !== 'createdBy' && name !== 'updatedBy')
    );
    const nested = await get('/api/cities/durres?populate[cover][populate][image][populate]=*').expect(200);
    expect(nested.body.data.cover).toBeNull();
  });

  it('with populated relations filtered, sorted, selected and counted', async () => {
    const query =
      'populate[topics][filters][slug][$ne]=risk&populate[topics][fields]=slug&populate[events][count]=true' +
      '&populate[hostedEvents][sort]=title:desc&populate[hostedEvents][fields][0]=title';
    const { body } = await get(`/api/cities/durres?${query}`).expect(200);
    expect(body.data).toMatchObject({
      topics: [{ slug: 'youth' }],
      events: { count: 1 },
      hostedEvents: [{ title: 'Workshop in Durrës' }],
    });
  });

  it('with populated entries that are equal by their sort in one order', async () => {
    const { connection } = hub.strapi.db;
    // A row that is updated moves to the end of its table, and a table PostgreSQL knows to be small is read from its beginning.
    for (const locale of ['mk', 'hr', 'sq']) await connection('topics').where({ locale }).update({ locale });
    await connection.raw('ANALYZE topics');
    const { body } = await get(
      '/api/topics/risk?populate[localizations][fields]=slug&populate[localizations][sort]=slug'
    ).expect(200);
    const rows = body.data.localizations as { id: number }[];
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort((a, b) => a - b));
  });

  it('page by page', async () => {
    const all = (await get('/api/cities?sort=slug').expect(200)).body.data;
    const page = await get('/api/cities?sort=slug&pagination[page]=2&pagination[pageSize]=3').expect(200);
    expect(page.body).toEqual({
      data: all.slice(3),
      meta: { pagination: { page: 2, pageSize: 3, pageCount: 2, total: 4 } },
    });
    const slice = await get(
      '/api/cities?sort=slug&pagination[start]=1&pagination[limit]=2&pagination[withCount]=false'
    );
    expect(slice.body).toEqual({ data: all.slice(1, 3), meta: { pagination: { start: 1, limit: 2 } } });
  });

  it('up to the largest numbers', async () => {
    await get('/api/cities?pagination[page]=2147483647&pagination[pageSize]=100').expect(200);
    await get('/api/cities?pagination[start]=2147483647&pagination[limit]=100').expect(200);
    const list = Array.from({ length: 100 }, (_, id) => `filters[id][$in][]=${id}`).join('&');
    await get(`/api/cities?${list}`).expect(200);
  });
});

it('parameters that only lists have are refused beside one entry, and beside the network', async () => {
  for (const path of ['/api/cities/durres', '/api/network']) {
    for (const [query, parameter] of [
      ['sort=name', 'sort'],
      ['pagination[page]=1', 'pagination'],
      ['_q=a', '_q'],
    ] as const) {
      const { body } = await get(`${path}?${query}`).expect(400);
      expect(body.error.details.parameter).toBe(parameter);
      expect(body.error.details.allowed).not.toContain(parameter);
    }
  }
});

describe('relations to types that a reader may not find', () => {
  it('do not exist for them', async () => {
    const token = await createToken(hub, 'custom', ['api::city.city.find']);
    for (const [query, parameter] of [
      ['populate=country', 'populate'],
      ['filters[country][isoCode]=AL', 'filters[country]'],
      ['sort=country.name', 'sort'],
    ] as const) {
      const { body } = await get(`/api/cities?${query}`, token).expect(400);
      expect(body.error.details.parameter).toBe(parameter);
    }
    const { body } = await get('/api/cities?populate=*', token).expect(200);
    expect(body.data[0]).not.toHaveProperty('country');
  });
});

describe('other sites', () => {
  const origin = 'https://frontend.example';
  const preflight = (path: string, method: string) =>
    hub.request.options(path).set({ Origin: origin, 'Access-Control-Request-Method': method });

  it('may read content and files, without credentials', async () => {
    // What all may read does not depend on who asks, so that one answer will do.
    for (const [path, allowed] of [
      ['/api/cities', '*'],
      ['/api/cities?status=wrong', origin],
      ['/uploads/nothing.png', origin],
    ] as const) {
      const { headers } = await hub.request.get(path).set({ Origin: origin });
      expect(headers['access-control-allow-origin']).toBe(allowed);
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
    const { headers } = await preflight('/api/cities', 'GET');
    expect(headers['access-control-allow-origin']).toBe(origin);
  });

  it('may let members sign in', async () => {
    const { headers } = await preflight('/api/auth/local', 'POST');
    expect(headers['access-control-allow-origin']).toBe(origin);
  });

  it.each([
    ['/api/cities', 'POST'],
    ['/api/upload', 'POST'],
    ['/admin/login', 'POST'],
    ['/admin/init', 'GET'],
    ['/content-manager/content-types', 'GET'],
    ['/upload/files', 'GET'],
    ['/_ready', 'GET'],
  ])('may do nothing else: %s %s', async (path, method) => {
    expect((await preflight(path, method)).headers).not.toHaveProperty('access-control-allow-origin');
    const { headers } = await hub.request.get(path).set({ Origin: origin });
    if (method === 'GET') expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});
