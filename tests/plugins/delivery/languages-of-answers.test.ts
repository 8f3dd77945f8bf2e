import { LOCALES } from '../../../src/locales';
import { startHub, type Hub } from '../../support/hub';

let hub: Hub;
let durres: string;

beforeAll(async () => {
  hub = await startHub('seeded');
  durres = (await get('/api/cities/durres?locale=en').expect(200)).body.data.documentId as string;
}, 180_000);
afterAll(() => hub.stop());

const get = (path: string, language?: string) =>
  hub.request.get(path).set(language === undefined ? {} : { 'Accept-Language': language });

/** What a `Link` header leads to, by hreflang. */
const linksOf = (header: string | undefined): Record<string, string> =>
  Object.fromEntries(
    (header ?? '').split(', ').map((link) => {
      const [, target = '', hreflang = ''] = /^<([^>]*)>; rel="alternate"; hreflang="([^"]*)"$/.exec(link) ?? [];
      return [hreflang, target];
    })
  );

const act = (documentId: string, locale: string, action: 'withhold' | 'resume') =>
  hub.strapi.plugin('localization').service('versions').act({ type: 'api::city.city', documentId, locale, action });

describe('without a locale, the answer is in the language', () => {
  it.each([
    [undefined, 'en', 'en'],
    ['de', 'en', 'en'],
    ['sq-XK,sq;q=0.9,en;q=0.5', 'sq', 'sq'],
    ['sr-RS', 'sr-Cyrl', 'sr-Cyrl'],
    ['sr-Latn-RS', 'sr-Latn', 'sr-Latn'],
    ['sr-ME', 'cnr', 'cnr'],
    ['*;q=0.1,mk', 'mk', 'mk'],
  ])('that Accept-Language asks for: %s gets %s', async (header, locale, tag) => {
    for (const path of ['/api/cities?sort=name', '/api/network', `/api/cities/${durres}`]) {
      const { body, headers } = await get(path, header).expect(200);
      const [entry] = [body.data].flat();
      expect(entry.locale).toBe(locale);
      expect(headers['content-language']).toBe(tag);
      expect(headers.vary).toMatch(/Accept-Language/);
      const asked = await get(`${path}${path.includes('?') ? '&' : '?'}locale=${locale}`, 'hr').expect(200);
      expect(asked.body).toEqual(body);
    }
  });

  it('and an entry is found by its slug in it, else by its slug in a language that stands in for it', async () => {
    const answers = [
      await get('/api/cities/drac', 'hr').expect(200),
      await get('/api/cities/durres', 'hr').expect(200),
      // Bosnian readers read Croatian.
      await get('/api/cities/durres', 'bs').expect(200),
    ];
    expect(answers.map(({ body }) => [body.data.documentId, body.data.locale])).toEqual([
      [durres, 'hr'],
      [durres, 'hr'],
      [durres, 'bs'],
    ]);
    const lost = await get('/api/cities/drac', 'sq').expect(404);
    expect(lost.headers.vary).toMatch(/Accept-Language/);
    expect(lost.headers).not.toHaveProperty('content-language');
    await get('/api/cities/durres?locale=hr', 'en').expect(404);
  });

  it('whatever the header holds', async () => {
    for (const header of ['sr_RS', ',,;q=', '"', `sq,${'x'.repeat(8_000)}`, 'sq;q=2;q=3', '__proto__']) {
      await get('/api/cities/durres', header).expect(200);
    }
  });
});

describe('with a locale', () => {
  it('the header changes nothing, and no cache keeps an answer for each', async () => {
    const { body, headers } = await get('/api/cities/durres?locale=en', 'sq').expect(200);
    expect(body.data.locale).toBe('en');
    expect(headers['content-language']).toBe('en');
    expect(headers.vary ?? '').not.toMatch(/Accept-Language/i);
  });

  it('a list of every language is in no one language', async () => {
    const { headers } = await get('/api/cities?locale=*').expect(200);
    expect(headers).not.toHaveProperty('content-language');
    expect(headers).not.toHaveProperty('link');
  });

  it('an error is in no language', async () => {
    const { headers } = await get('/api/cities?locale=zz').expect(400);
    expect(headers).not.toHaveProperty('content-language');
  });
});

describe('one entry is answered with links to its other languages', () => {
  it('that lead to the same entry, with the other parameters kept', async () => {
    const { headers } = await get(
      '/api/cities/drac?locale=hr&fields=name,slug&populate[country][fields][0]=name'
    ).expect(200);
    const links = linksOf(headers.link);
    const others = LOCALES.filter(({ code }) => code !== 'hr');
    expect(Object.keys(links)).toEqual([...others.map(({ hreflang }) => hreflang), 'x-default']);
    for (const { code, hreflang } of others) {
      const { body } = await get(links[hreflang] as string).expect(200);
      expect(Object.keys(body.data).sort()).toEqual(['country', 'documentId', 'id', 'name', 'slug']);
      const asked = await get(
        `/api/cities/${durres}?locale=${code}&fields=name,slug&populate[country][fields][0]=name`
      );
      expect(body).toEqual(asked.body);
    }
    const negotiated = await get(links['x-default'] as string, 'mk').expect(200);
    expect(negotiated.headers['content-language']).toBe('mk');
  });

  it('for the network too, and for HEAD, but not for lists', async () => {
    const { headers } = await get('/api/network?locale=sq').expect(200);
    expect(linksOf(headers.link)).toMatchObject({ en: '/api/network?locale=en', 'x-default': '/api/network' });
    const head = await hub.request.head('/api/network?locale=sq').expect(200);
    expect(head.headers).toMatchObject({ link: headers.link, 'content-language': 'sq' });
    expect((await get('/api/cities')).headers).not.toHaveProperty('link');
  });

  it('without any that is withheld; who negotiated for it gets the next they understand', async () => {
    await act(durres, 'sq', 'withhold');
    const { headers } = await get(`/api/cities/${durres}?locale=en`).expect(200);
    expect(Object.keys(linksOf(headers.link))).not.toContain('sq');
    await get(`/api/cities/${durres}?locale=sq`).expect(404);
    const negotiated = await get(`/api/cities/${durres}`, 'sq').expect(200);
    expect(negotiated.body.data.locale).toBe('en');
    expect(negotiated.headers['content-language']).toBe('en');
    await act(durres, 'sq', 'resume');
    expect((await get(`/api/cities/${durres}`, 'sq')).body.data.locale).toBe('sq');
  });

  it('that other sites may read in a browser', async () => {
    const { headers } = await get('/api/cities/durres').set('Origin', 'https://frontend.example').expect(200);
    expect(headers['access-control-expose-headers']).toMatch(/\bLink\b/);
  });
});
