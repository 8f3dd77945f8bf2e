import { once } from 'node:events';
import { request as send, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import CachePolicy from 'http-cache-semantics';

import type { AnswersService } from '../../../src/plugins/delivery/server/services/answers';
import type { LimitsService } from '../../../src/plugins/delivery/server/services/limits';
import { createContentWriter, writeSample, type ContentWriter, type Sample } from '../../api/support/content';
import { createToken } from '../../api/support/tokens';
import { startHub, type Hub } from '../../support/hub';

let hub: Hub;
let writer: ContentWriter;
let ids: Sample;
let port: number;

beforeAll(async () => {
  hub = await startHub();
  writer = createContentWriter(hub);
  ids = await writeSample(writer);
  const { httpServer } = hub.strapi.server;
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  port = (httpServer.address() as AddressInfo).port;
});
afterAll(() => hub.stop());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As they came, but for what the clock says (the date, and from when on `Last-Modified` is known) and the request's id. */
  timelessHeaders: string[];
  body: Buffer;
}

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const request = send({ port, path, headers, method });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode = 0, rawHeaders } = response;
  const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? `${name}: ${rawHeaders[index + 1]}` : []));
  return {
    status: statusCode,
    headers: response.headers,
    timelessHeaders: pairs.filter((pair) => !/^(Date|Last-Modified|X-Request-Id|RateLimit):/.test(pair)),
    body: await buffer(response),
  };
}

const told = ({ status, timelessHeaders, body }: Answer) => ({ status, timelessHeaders, body });

const counts = () => ({ ...hub.strapi.plugin('delivery').service<AnswersService>('answers').counts });

const LIST = '/api/cities?locale=en&populate=country,topics&sort=name';

/** What has gone wrong at the front door, and how. */
const FAULTS: readonly [
  what: string,
  breakIt: (limits: LimitsService, answers: AnswersService, fault: Error) => object,
][] = [
  [
    'counting a request fails at once',
    (limits, _, fault) =>
      jest.spyOn(limits, 'take').mockImplementationOnce(() => {
        throw fault;
      }),
  ],
  ['counting a request fails later', (limits, _, fault) => jest.spyOn(limits, 'take').mockRejectedValueOnce(fault)],
  [
    'finding its answer fails',
    (_, answers, fault) =>
      jest.spyOn(answers, 'find').mockImplementationOnce(() => {
        throw fault;
      }),
  ],
];

describe('a fault of the hub at the front door', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(FAULTS)('is answered with 500 and written to the log, and the hub lives on: %s', async (_, breakIt) => {
    const fault = new Error('the fault');
    const written = jest.spyOn(hub.strapi.log, 'error').mockReturnThis();
    const delivery = hub.strapi.plugin('delivery');
    breakIt(delivery.service<LimitsService>('limits'), delivery.service<AnswersService>('answers'), fault);
    const { status, headers, body } = await ask(LIST, { 'X-Request-Id': 'a-1' });
    expect([status, headers['cache-control'], headers['x-request-id']]).toEqual([500, 'no-store', 'a-1']);
    expect(JSON.parse(body.toString())).toEqual({
      data: null,
      error: {
        status: 500,
        name: 'InternalServerError',
        message: 'Internal Server Error',
        details: { requestId: 'a-1' },
      },
    });
    expect(written.mock.calls).toEqual([[fault]]);
    expect((await ask(LIST)).status).toBe(200);
  });
});

describe('an answer from memory', () => {
  it.each([
    LIST,
    '/api/cities/durres?locale=en',
    '/api/regions/balkans?view=page&locale=en',
    '/api/network?locale=en',
    '/api/events?populate=*',
  ])('%s has the headers and bytes of the one that was made for it, in every form', async (path) => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      for (const method of ['GET', 'HEAD']) {
        const headers = { 'Accept-Encoding': encoding };
        await hub.strapi.db.connection.raw("NOTIFY delivery, '*'");
        await hub.strapi.plugin('delivery').service('memory').fence();
        const before = counts();
        const made = await ask(path, headers, method);
        const found = await ask(path, headers, method);
        expect(counts()).toMatchObject({ misses: before.misses + 1, frontHits: before.frontHits + 1 });
        expect(made.status).toBe(200);
        expect(told(found)).toEqual(told(made));
        expect(Number(found.headers['content-length'])).toBeGreaterThan(0);
        if (method === 'GET') expect(found.body.length).toBe(Number(found.headers['content-length']));
        else expect(found.body.length).toBe(0);
      }
    }
  });

  it('is the same for queries that mean the same', async () => {
    await ask('/api/topics?locale=en&fields=name&sort=slug');
    const before = counts();
    const other = await ask('/api/topics?sort=slug&locale=en&fields=name');
    const again = await ask('/api/topics?sort=slug&locale=en&fields=name');
    expect(counts()).toMatchObject({ misses: before.misses, hits: before.hits + 2, frontHits: before.frontHits + 1 });
    expect(told(again)).toEqual(told(other));
  });

  it('is another one for another order, also where that is an object', async () => {
    const [country, name] = ['sort[country][name]=asc', 'sort[name]=desc'];
    const orderOf = async (...sort: string[]) => {
      const { body } = await ask(`/api/cities?locale=en&fields=name&${sort.join('&')}`);
      return (JSON.parse(body.toString()) as { data: { name: string }[] }).data.map((city) => city.name);
    };
    const byName = await orderOf(name, country);
    expect(byName).toEqual([...byName].sort((a, b) => b.localeCompare(a)));
    expect(await orderOf(country, name)).not.toEqual(byName);
    expect(await orderOf('sort[0]=country.name', 'sort[1]=name:desc')).toEqual(await orderOf(country, name));
  });

  it('is asked for once by many at the same moment', async () => {
    const before = counts();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask('/api/partners?locale=en&sort=name&fields=name'))
    );
    expect(new Set(answers.map(({ body }) => body.toString())).size).toBe(1);
    expect(counts().misses - before.misses).toBe(1);
  });

  it('goes to nobody who is somebody, and what they get is kept by nobody', async () => {
    await ask(LIST);
    const token = await createToken(hub, 'read-only');
    const before = counts();
    const answer = await ask(LIST, token);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(answer.headers.etag).toBeUndefined();
    expect(counts()).toMatchObject({ hits: before.hits, misses: before.misses });
  });

  it.each([
    ['Range', 'bytes=0-5'],
    ['Strapi-Response-Format', 'v4'],
    ['Authorization', 'Bearer of bad news'],
  ])('is not found at the front door with %s', async (name, value) => {
    await ask(LIST);
    const before = counts();
    await ask(LIST, { [name]: value });
    expect(counts().frontHits).toBe(before.frontHits);
  });

  it('is dropped by what changes it, and by nothing else', async () => {
    const [city, other] = ['/api/cities/elbasan?locale=en', '/api/cities/durres?locale=en&populate=country'];
    const read = async () => [await ask(city), await ask(other)];
    await read();
    await writer.update('city', ids.elbasan as string, { summary: 'By the river' });
    await hub.strapi.plugin('delivery').service('memory').fence();
    const before = counts();
    const [changed] = await read();
    expect(changed?.body.toString()).toContain('By the river');
    expect(counts()).toMatchObject({ misses: before.misses + 1, hits: before.hits + 1 });
  });

  it('stays where a token comes, gets another name, or goes', async () => {
    const tokens = hub.strapi.db.query('admin::api-token');
    const fence = () => hub.strapi.plugin('delivery').service('memory').fence();
    await ask(LIST);
    const before = counts();
    await createToken(hub, 'custom', ['api::city.city.find']);
    await fence();
    await ask(LIST);
    await tokens.updateMany({ data: { name: 'another name' } });
    await fence();
    await ask(LIST);
    await tokens.deleteMany({});
    await fence();
    await ask(LIST);
    expect(counts()).toMatchObject({ misses: before.misses, frontHits: before.frontHits + 3 });
  });
});

describe('the language of an answer', () => {
  it('is negotiated before an answer is looked for', async () => {
    const [albanian, croatian] = [{ 'Accept-Language': 'sq' }, { 'Accept-Language': 'hr,en;q=0.5' }];
    const before = counts();
    for (const headers of [albanian, croatian, albanian, croatian]) {
      const answer = await ask('/api/topics?fields=name,locale&sort=slug', headers);
      expect(answer.headers['content-language']).toBe(headers === albanian ? 'sq' : 'hr');
      expect(answer.headers.vary).toMatch(/Accept-Language/);
    }
    expect(counts()).toMatchObject({ misses: before.misses + 2, frontHits: before.frontHits + 2 });
    expect((await ask('/api/topics?fields=name&locale=sq')).headers.vary ?? '').not.toMatch(/Language|Origin/);
  });
});

describe('a client that has the answer', () => {
  const forms = ['identity', 'gzip', 'br'];

  it('gets it in the form it takes, each with an entity tag of its own', async () => {
    const answers = await Promise.all(forms.map((encoding) => ask(LIST, { 'Accept-Encoding': encoding })));
    const [plain, zipped, brotli] = answers as [Answer, Answer, Answer];
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br']);
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3);
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(zipped.body.length).toBeLessThan(plain.body.length / 2);
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(told(await ask(LIST, { 'Accept-Encoding': 'gzip, deflate, br' }))).toEqual(told(brotli));
  });

  it('is told that it has not changed, by any form’s entity tag, compared weakly, and in lists', async () => {
    const tags = await Promise.all(
      forms.map(async (encoding) => (await ask(LIST, { 'Accept-Encoding': encoding })).headers.etag as string)
    );
    for (const tag of tags) {
      for (const value of [tag, `W/${tag}`, `"other", ${tag}`, `"a,b",W/${tag}`]) {
        const answer = await ask(LIST, { 'If-None-Match': value, 'Accept-Encoding': 'br' });
        expect({ value, status: answer.status, etag: answer.headers.etag }).toEqual({ value, status: 304, etag: tag });
        expect(answer.body.length).toBe(0);
        expect(answer.headers).toMatchObject({
          vary: 'Accept-Encoding',
          'cache-control': expect.stringContaining('s-maxage'),
        });
      }
    }
    expect((await ask(LIST, { 'If-None-Match': '*' })).status).toBe(304);
    expect((await ask(LIST, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('is told so without a statement to the database', async () => {
    const { headers } = await ask(LIST);
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    hub.strapi.db.connection.on('query', note);
    const answer = await ask(LIST, { 'If-None-Match': headers.etag as string });
    hub.strapi.db.connection.removeListener('query', note);
    expect({ status: answer.status, statements }).toEqual({ status: 304, statements: [] });
  });

  it('gets another entity tag when a word has changed, and the same when none has', async () => {
    const path = '/api/cities/elbasan?locale=en&fields=name';
    const { headers: first } = await ask(path);
    await writer.update('city', ids.elbasan as string, { name: 'Elbasani' });
    await hub.strapi.plugin('delivery').service('memory').fence();
    const { headers: second } = await ask(path);
    expect(second.etag).not.toBe(first.etag);
    expect((await ask(path, { 'If-None-Match': first.etag as string })).status).toBe(200);
    await hub.strapi.db.connection.raw("NOTIFY delivery, '*'");
    await hub.strapi.plugin('delivery').service('memory').fence();
    expect((await ask(path)).headers.etag).toBe(second.etag);
  });
});

describe('a client that has the answer of an entry', () => {
  it('is told the links that there are now, though no word has changed', async () => {
    const path = '/api/cities/durres?locale=en';
    const { headers: first } = await ask(path);
    expect(first.link).toContain('hreflang="sq"');
    await hub.strapi.plugin('localization').service('versions').act({
      type: 'api::city.city',
      documentId: ids.durres,
      locale: 'sq',
      action: 'withhold',
    });
    await hub.strapi.plugin('delivery').service('memory').fence();
    const confirmed = await ask(path, { 'If-None-Match': first.etag as string });
    const { headers: second } = await ask(path);
    expect(second.link).not.toContain('hreflang="sq"');
    expect(confirmed.status).toBe(304);
    expect(confirmed.headers).toMatchObject({ link: second.link, 'surrogate-key': second['surrogate-key'] });
  });
});

/** What anybody may keep, and with which request. */
const KEPT: readonly [what: string, path: string, headers?: Record<string, string>][] = [
  ['a list', LIST],
  ['an entry', '/api/cities/durres?locale=en'],
  ['a view', '/api/regions/balkans?view=page&locale=en'],
  ['a list in a reader’s language', '/api/cities?populate=country', { 'accept-language': 'sq' }],
  ['an entry for a reader who names no language', '/api/cities/durres'],
  ['the languages', '/api/i18n/locales'],
  ['the description of the API', '/api/openapi.json'],
];

describe('what caches do with an answer', () => {
  const policyOf = (
    { status, headers }: Pick<Answer, 'status' | 'headers'>,
    { url = LIST, sent = {}, shared = true }: { url?: string; sent?: Record<string, string>; shared?: boolean } = {}
  ) => new CachePolicy({ url, method: 'GET', headers: sent }, { status, headers }, { shared });

  it.each(KEPT)('a CDN keeps %s for a while, a browser asks each time', async (_, url, sent = {}) => {
    const answer = await ask(url, sent);
    expect(answer.status).toBe(200);
    const policy = policyOf(answer, { url, sent });
    expect(policy.storable()).toBe(true);
    expect(policy.maxAge()).toBe(60);
    expect(policyOf(answer, { url, sent, shared: false }).maxAge()).toBe(0);
    const request = { url, method: 'GET', headers: sent };
    expect(policy.revalidationHeaders(request)['if-none-match']).toBe(answer.headers.etag);
  });

  it.each(KEPT)('a confirmation renews %s', async (_, url, sent = {}) => {
    const answer = await ask(url, sent);
    const confirmed = await ask(url, { ...sent, 'If-None-Match': answer.headers.etag as string });
    expect(confirmed.status).toBe(304);
    const { policy, modified } = policyOf(answer, { url, sent }).revalidatedPolicy(
      { url, method: 'GET', headers: sent },
      confirmed
    );
    expect(modified).toBe(false);
    expect(policy.maxAge()).toBe(60);
    const { etag, vary } = policy.responseHeaders();
    expect([etag, vary]).toEqual([answer.headers.etag, answer.headers.vary]);
  });

  it.each(KEPT)('a CDN gives %s to whom the hub would give the same, and to nobody else', async (_, url, sent = {}) => {
    const policy = policyOf(await ask(url, sent), { url, sent });
    const { etag } = (await ask(url, sent)).headers;
    const given: boolean[] = [];
    for (const language of [undefined, 'sq', 'hr,en;q=0.5']) {
      for (const encoding of [undefined, 'br']) {
        const headers = {
          ...(language !== undefined && { 'accept-language': language }),
          ...(encoding !== undefined && { 'accept-encoding': encoding }),
        };
        const isGiven = policy.satisfiesWithoutRevalidation({ url, method: 'GET', headers });
        if (isGiven) expect((await ask(url, headers)).headers.etag).toBe(etag);
        given.push(isGiven);
      }
    }
    const isNegotiated = !url.includes('locale') && url.startsWith('/api/cities');
    // One of three languages, or all of them.
    expect(given.filter((_isGiven, index) => index % 2 === 0 && given[index])).toHaveLength(isNegotiated ? 1 : 3);
  });

  it.each([
    ['a wrong query', '/api/cities?filters[nope]=1', {}, 400],
    ['an address that cannot be read', 'http://[%]/api/cities', {}, 400],
    ['an entry that is not there', '/api/cities/nowhere-at-all', {}, 404],
    ['an address there is none of', '/api/nowhere', {}, 404],
    ['a stranger’s token', '/api/cities', { authorization: 'Bearer x' }, 401],
  ])('%s is kept by nobody', async (_, url, sent, status) => {
    const answer = await ask(url, sent);
    expect(answer.status).toBe(status);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(policyOf(answer, { url, sent: sent }).storable()).toBe(false);
  });

  it('what somebody with a token gets is kept by nobody, a browser of theirs included', async () => {
    const sent = await createToken(hub, 'read-only');
    const answer = await ask(LIST, sent);
    expect(answer.status).toBe(200);
    for (const shared of [true, false]) expect(policyOf(answer, { sent, shared }).storable()).toBe(false);
  });

  it('a CDN can purge it by the entries in it', async () => {
    const list = (await ask(LIST)).headers['surrogate-key'] as string;
    expect(list.split(' ')).toEqual(
      expect.arrayContaining(['cities', `cities/${ids.durres}`, `countries/${ids.albania}`, `topics/${ids.youth}`])
    );
    const entry = (await ask('/api/cities/durres?locale=en')).headers['surrogate-key'] as string;
    expect(entry).toBe(`cities/${ids.durres}`);
  });
});

/** Faults that are meant to happen need not be read by who runs the tests. */
async function withoutLog<Result>(work: () => Promise<Result>): Promise<Result> {
  hub.strapi.log.silent = true;
  try {
    return await work();
  } finally {
    hub.strapi.log.silent = false;
  }
}

it('there are no metrics where nobody has set a token for them', async () => {
  expect((await ask('/metrics', { Authorization: 'Bearer ' })).status).toBe(404);
});

describe('the id of a request', () => {
  const WAYS: [name: string, path: string, headers: Record<string, string>, method: string, status: number][] = [
    ['an answer from memory', LIST, {}, 'GET', 200],
    ['its head', LIST, {}, 'HEAD', 200],
    ['a 304', LIST, { 'If-None-Match': '*' }, 'GET', 304],
    ['an answer that Koa gives from memory', LIST, { 'Content-Length': '0' }, 'GET', 200],
    ['a refused query', '/api/cities?filters[nope]=1', {}, 'GET', 400],
    ['a method that is not there', '/api/cities', {}, 'DELETE', 405],
    ['what is not there', '/nothing-at-all', {}, 'GET', 404],
    ['the admin panel’s API', '/admin/users', {}, 'GET', 401],
    ['the health of the hub', '/_health', {}, 'GET', 204],
  ];

  it.each(WAYS)('is in %s', async (_, path, headers, method, status) => {
    await ask(LIST);
    const named = await ask(path, { ...headers, 'X-Request-Id': 'proxy-1:42' }, method);
    expect({ status: named.status, id: named.headers['x-request-id'] }).toEqual({ status, id: 'proxy-1:42' });
    const ids = [];
    for (const answer of [await ask(path, headers, method), await ask(path, headers, method)]) {
      ids.push(answer.headers['x-request-id']);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(new Set(ids).size).toBe(2);
  });

  it.each([' ', 'two words', 'a"b', 'é', 'x'.repeat(129)])('is another one where %j was sent', async (id) => {
    for (const path of [LIST, '/nothing-at-all']) {
      expect((await ask(path, { 'X-Request-Id': id })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('is in the answer to a fault of the hub, for who only sees that', async () => {
    hub.strapi.server.router.get('/fails', () => {
      throw new Error('of all things');
    });
    const { status, headers, body } = await withoutLog(() => ask('/fails'));
    expect(status).toBe(500);
    const { error } = JSON.parse(body.toString()) as { error: { details: object } };
    expect(error).toMatchObject({ status: 500, details: { requestId: headers['x-request-id'] } });
  });

  it('is there where a fault passes by Strapi’s own handling of faults', async () => {
    hub.strapi.server.router.get('/fails-late', (ctx: { body: unknown }) => {
      ctx.body = { cannotBe: 1n };
    });
    const { status, headers } = await withoutLog(() => ask('/fails-late', { 'X-Request-Id': 'late' }));
    expect({ status, id: headers['x-request-id'] }).toEqual({ status: 500, id: 'late' });
  });
});

describe('other sites', () => {
  it('may all use an answer, which does not depend on which one asks', async () => {
    for (const headers of [{ Origin: 'https://site.example' }, {}]) {
      const answer = await ask('/api/cities?locale=en', headers as Record<string, string>);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers.vary ?? '').not.toMatch(/Origin/);
    }
  });

  it('are told what they may do', async () => {
    const preflight = await ask(
      LIST,
      { Origin: 'https://site.example', 'Access-Control-Request-Method': 'GET' },
      'OPTIONS'
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-methods']).toMatch(/GET/);
    const plain = await ask(LIST, {}, 'OPTIONS');
    expect(plain.headers.allow).toMatch(/GET/);
  });
});
