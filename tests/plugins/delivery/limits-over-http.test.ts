import CachePolicy from 'http-cache-semantics';

import type { AnswersService } from '../../../src/plugins/delivery/server/services/answers';
import type { LimitsService } from '../../../src/plugins/delivery/server/services/limits';
import { createMember } from '../../access/support/people';
import { createContentWriter, writeSample } from '../../api/support/content';
import { createToken } from '../../api/support/tokens';
import { startHub, type Hub } from '../../support/hub';

const LIMIT = 4;
const SITE = 'https://site.example';
const CITIES = '/api/cities?locale=en&fields=name';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub('empty', {
    RATE_LIMIT: String(LIMIT),
    RATE_LIMIT_EXEMPT: '198.51.100.0/24',
    TRUSTED_PROXIES: '1',
    REST_MAX_QUERY_LENGTH: '400',
    REST_MAX_PARAMETERS: '11',
    REST_MAX_BRACKETS: '6',
    REST_MAX_LIST: '3',
    REST_MAX_JOINS: '2',
    REST_MAX_POPULATE_DEPTH: '2',
    REST_MAX_POPULATED: '4',
    REST_MAX_VISITS: '1',
    REST_MAX_PAGE_SIZE: '30',
    BODY_MAX_KB: '2',
    CORS_ORIGINS: `${SITE}, https://other-site.example`,
  });
  await writeSample(createContentWriter(hub));
});
afterAll(() => hub.stop());

/** A client that has not asked yet: behind the trusted proxy each address is one. */
let clients = 0;
const newAddress = () => `192.0.2.${(clients += 1)}`;

type Method = 'get' | 'head' | 'post' | 'options';
const ask = (address: string, path = CITIES, headers: Record<string, string> = {}, method: Method = 'get') =>
  hub.request[method](path).set({ 'X-Forwarded-For': address, ...headers });
/** Uses up all that a client may ask for. */
async function exhaust(address: string, headers: Record<string, string> = {}): Promise<void> {
  for (let count = 0; count < LIMIT; count += 1) await ask(address, CITIES, headers).expect(200);
}
/** Uses up all that an address may ask for with tokens that are none. */
async function exhaustByNonsense(address: string): Promise<void> {
  const headers = { Authorization: 'Bearer nonsense' };
  for (let count = 0; count < LIMIT; count += 1) await ask(address, CITIES, headers).expect(401);
}
const frontHits = () => hub.strapi.plugin('delivery').service<AnswersService>('answers').counts.frontHits;
const left = ({ headers }: { headers: Record<string, string> }) =>
  Number(/;r=(\d+);/.exec(headers.ratelimit ?? '')?.[1]);

describe('how often a client may ask', () => {
  it('is said with every answer, and counted down, whether it is made, found in memory, confirmed, an error or a HEAD', async () => {
    const etag = (await ask(newAddress())).headers.etag as string;
    const address = newAddress();
    const before = frontHits();
    const answers = [
      await ask(address).expect(200),
      await ask(address, CITIES, { 'If-None-Match': etag }).expect(304),
      await ask(address, CITIES, {}, 'head').expect(200),
      await ask(address, '/api/cities?filters[nope]=1').expect(400),
    ];
    expect(frontHits()).toBe(before + 3);
    expect(answers.map(left)).toEqual([3, 2, 1, 0]);
    for (const { headers } of answers) {
      expect(headers['ratelimit-policy']).toBe('"address";q=4;w=60');
      expect(headers.ratelimit).toMatch(/^"address";r=\d;t=([1-9]|[1-5]\d|60)$/);
    }
  });

  it.each([
    ['what is in memory', CITIES, 'get'],
    ['what is not', '/api/topics?locale=en&sort=name&fields=name', 'get'],
    ['an address there is none of', '/api/nowhere', 'get'],
    ['a sign-in', '/api/auth/local', 'post'],
    ['an address in capitals, which is the same', '/API/cities', 'get'],
  ] as const)(
    'is limited for %s: 429 in the shape of all errors, which says what is allowed and when',
    async (_, path, method) => {
      const address = newAddress();
      await exhaust(address);
      const { body, headers } = await ask(address, path, {}, method).expect(429);
      const seconds = Number(headers['retry-after']);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(body).toEqual({
        data: null,
        error: {
          status: 429,
          name: 'RateLimitError',
          message: `Too many requests. Allowed: 4 in 60 seconds. Try again in ${seconds} seconds.`,
          details: { requests: 4, windowSeconds: 60, retryAfterSeconds: seconds },
        },
      });
      expect(headers.ratelimit).toBe(`"address";r=0;t=${seconds}`);
      expect(headers['cache-control']).toBe('no-store');
      const request = { url: path, method: method.toUpperCase(), headers: {} };
      expect(new CachePolicy(request, { status: 429, headers }).storable()).toBe(false);
      expect((await ask(address, path, {}, 'head').expect(429)).text).toBeUndefined();
    }
  );

  it('is described in the OpenAPI document with the headers that a refusal has', async () => {
    const { body } = await ask('198.51.100.7', '/api/openapi.json').expect(200);
    const address = newAddress();
    await exhaust(address);
    const { headers } = await ask(address).expect(429);
    const described = Object.keys(body.components.responses.TooManyRequests.headers as object);
    const said = Object.keys(headers).filter((name) => /^(ratelimit|retry|cache|x-request-id)/.test(name));
    expect(described.map((name) => name.toLowerCase())).toEqual(expect.arrayContaining(said));
    expect(said).toHaveLength(5);
  });

  it('is counted by address: nobody is refused because of another one, nor by what they claim their address to be', async () => {
    const address = newAddress();
    await exhaust(address);
    await ask(address).expect(429);
    await ask(`203.0.113.9, ${address}`).expect(429);
    await ask(newAddress()).expect(200);
  });

  it('is counted for a network of 64 bits where the address is one of IPv6', async () => {
    for (const [index, address] of ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:5::', '2001:DB8::4'].entries()) {
      expect(left(await ask(address).expect(200))).toBe(LIMIT - 1 - index);
    }
    await ask('2001:db8::5').expect(429);
    await ask('2001:db8:0:1::1').expect(200);
  });

  it('has no limit for addresses that the operator trusts, nor outside the REST API', async () => {
    for (let count = 0; count <= LIMIT; count += 1) {
      const { headers } = await ask('198.51.100.7').expect(200);
      expect(Object.keys(headers).filter((name) => name.startsWith('ratelimit'))).toEqual([]);
    }
    const address = newAddress();
    await exhaust(address);
    await ask(address, '/_health').expect(204);
    await ask(address, '/_ready').expect(200);
    await ask(address, '/admin/init').expect(200);
  });

  it('is never kept with an answer', async () => {
    const path = '/api/countries?locale=en&fields=name';
    await ask(newAddress(), path).expect(200);
    const { headers } = await ask('198.51.100.7', path).expect(200);
    expect(headers.ratelimit).toBeUndefined();
    expect(left(await ask(newAddress(), path))).toBe(LIMIT - 1);
  });
});

describe('who has said who they are', () => {
  it('is counted on their own, wherever they ask from, and no more by their address', async () => {
    const [mine, other] = [await createToken(hub, 'read-only'), await createToken(hub, 'read-only')];
    const address = newAddress();
    for (let count = 0; count < LIMIT; count += 1) {
      const { headers } = await ask(address, CITIES, mine).expect(200);
      expect(headers['ratelimit-policy']).toBe('"caller";q=4;w=60');
      expect(headers.ratelimit).toMatch(`"caller";r=${LIMIT - 1 - count};`);
    }
    const { headers, body } = await ask(newAddress(), CITIES, mine).expect(429);
    expect(headers['retry-after']).toBe(String(body.error.details.retryAfterSeconds));
    expect(headers.ratelimit).toMatch('"caller";r=0;');
    // At an address that has used up what it may.
    await exhaust(address);
    await ask(address).expect(429);
    await ask(address, CITIES, other).expect(200);
  });

  it('is a member as well', async () => {
    const { authorization } = await createMember(hub);
    const headers = { authorization };
    await ask(newAddress(), '/api/users/me', headers).expect(200);
    expect((await ask(newAddress(), CITIES, headers).expect(200)).headers.ratelimit).toMatch('"caller";r=2;');
  });

  it('is counted by address for tokens that are none, apart from what asks without', async () => {
    const address = newAddress();
    await exhaustByNonsense(address);
    await ask(address, CITIES, { Authorization: 'Bearer other' }).expect(429);
    await ask(address).expect(200);
  });

  it('is not held up by a neighbour who tries tokens', async () => {
    const mine = await createToken(hub, 'read-only');
    const address = newAddress();
    expect(left(await ask(address, CITIES, mine).expect(200))).toBe(LIMIT - 1);
    await exhaustByNonsense(address);
    await ask(address, CITIES, { Authorization: 'Bearer other' }).expect(429);
    expect(left(await ask(address, CITIES, mine).expect(200))).toBe(LIMIT - 2);
    // One that was never shown before is one of the neighbour's, as far as anybody can tell.
    await ask(address, CITIES, await createToken(hub, 'read-only')).expect(429);
  });

  it('is refused without a look into the database, as everybody is', async () => {
    const mine = await createToken(hub, 'read-only');
    for (let count = 0; count < LIMIT; count += 1) await ask(newAddress(), CITIES, mine).expect(200);
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    hub.strapi.db.connection.on('query', note);
    for (let count = 0; count <= LIMIT; count += 1) await ask(newAddress(), CITIES, mine).expect(429);
    hub.strapi.db.connection.removeListener('query', note);
    expect(statements.filter((sql) => sql.includes('api_tokens'))).toEqual([]);
  });

  it('is nobody any more with a token that was taken away', async () => {
    const mine = await createToken(hub, 'read-only');
    await ask(newAddress(), CITIES, mine).expect(200);
    await hub.strapi.db.query('admin::api-token').deleteMany({});
    await ask(newAddress(), CITIES, mine).expect(401);
  });
});

describe('a script on another site', () => {
  it('of the operator’s list may read an answer, with what it says of limits, and no other may', async () => {
    for (const path of [CITIES, '/uploads/nothing.png']) {
      for (const [origin, allowed] of [
        [SITE, SITE],
        ['https://other-site.example', 'https://other-site.example'],
        ['https://stranger.example', undefined],
        ['null', undefined],
      ] as const) {
        const { headers } = await ask(newAddress(), path, { Origin: origin });
        expect([origin, headers['access-control-allow-origin']]).toEqual([origin, allowed]);
        expect(headers.vary).toMatch(/Origin/);
      }
    }
    const { headers } = await ask(newAddress(), CITIES, { Origin: SITE }).expect(200);
    expect(headers['access-control-expose-headers']?.split(',')).toEqual(
      expect.arrayContaining(['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After'])
    );
  });

  it('reads why it is refused', async () => {
    const address = newAddress();
    await exhaust(address);
    const before = refused();
    const { body, headers } = await ask(address, CITIES, { Origin: SITE }).expect(429);
    expect(body.error.details).toMatchObject({ requests: LIMIT, windowSeconds: 60 });
    expect(headers['access-control-allow-origin']).toBe(SITE);
    expect(headers['access-control-expose-headers']).toMatch(/Retry-After/);
    expect(headers['retry-after']).toBe(String(body.error.details.retryAfterSeconds));
    expect(refused()).toBe(before + 1);
  });

  const preflight = (origin: string, path: string, method: string, address = newAddress()) =>
    ask(address, path, { Origin: origin, 'Access-Control-Request-Method': method }, 'options');

  it.each([
    ['/api/cities', 'GET'],
    ['/api/cities/durres', 'HEAD'],
    ['/api/auth/local', 'POST'],
  ])('may ask before, at %s for %s, and be told so', async (path, method) => {
    const { headers } = await preflight(SITE, path, method).expect(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': SITE,
      'access-control-allow-methods': 'GET,HEAD,POST',
      'access-control-max-age': '86400',
    });
    expect(headers['access-control-allow-headers']).toMatch(/Authorization.*If-None-Match/);
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('is told nothing of what it may not do', async () => {
    const refusals = [
      preflight('https://stranger.example', '/api/cities', 'GET'),
      preflight(SITE, '/api/cities', 'DELETE'),
      preflight(SITE, '/admin/init', 'GET'),
    ];
    for (const refusal of refusals) {
      expect((await refusal).headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('is told so even where it has asked too often', async () => {
    const address = newAddress();
    await exhaust(address);
    await preflight(SITE, '/api/cities', 'GET', address).expect(204);
  });
});

/** So many of something, as a query. */
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('&');

const OPERATORS = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$eqi',
  '$nei',
  '$contains',
  '$containsi',
  '$startsWith',
  '$endsWith',
];
const compare = (count: number) => times(count, (index) => `filters[name][${OPERATORS[index]}]=a`);

describe('what a query may ask for is what the operator has set', () => {
  it.each<[what: string, within: string, beyond: string, parameter: string, said: string]>([
    ['its length', `_q=${'a'.repeat(397)}`, `_q=${'a'.repeat(398)}`, '_q', '400 are allowed'],
    ['its parameters', compare(11), compare(12), 'filters[name][$endsWith]', '11 are allowed'],
    [
      'brackets',
      'filters[$not][$not][$not][$not][$not][name]=a',
      'filters[$not][$not][$not][$not][$not][$not][name]=a',
      'filters[$not][$not][$not][$not][$not][$not][name]',
      '6 brackets are allowed',
    ],
    [
      'a list',
      times(3, (id) => `filters[id][$in][]=${id}`),
      times(4, (id) => `filters[id][$in][]=${id}`),
      'filters[id][$in]',
      'beyond number 2',
    ],
    [
      'relations in filters and sort',
      'filters[country][isoCode]=AL&sort=country.name',
      'filters[country][region][slug]=a&sort=country.name',
      'sort',
      'at most 2 steps',
    ],
    [
      'levels of populate',
      'populate=country.region',
      'populate=country.region.cover',
      'populate',
      '2 levels are allowed',
    ],
    [
      'what is populated',
      'populate=country,topics,events,cover',
      'populate=country,topics,events,cover,leader',
      'populate',
      'at most 4 relations',
    ],
    ['a circle', 'populate=country.region', 'populate=country.cities', 'populate', '1 times on a path'],
    ['a page', 'pagination[pageSize]=30', 'pagination[pageSize]=31', 'pagination[pageSize]', 'from 1 to 30'],
  ])('%s', async (_, within, beyond, parameter, said) => {
    const { body } = await ask(newAddress(), `/api/cities?${within}`);
    expect(body.error).toBeUndefined();
    const { body: refusal } = await ask(newAddress(), `/api/cities?${beyond}`).expect(400);
    expect(refusal.error).toMatchObject({ status: 400, name: 'ValidationError', details: { parameter } });
    expect(refusal.error.message).toMatch(said);
  });
});

describe('a body', () => {
  const send = (path: string, type: string, body: string | Buffer) =>
    hub.request.post(path).set({ 'X-Forwarded-For': newAddress(), 'Content-Type': type }).send(body);
  const FORM = 'application/x-www-form-urlencoded';
  const MULTIPART = 'multipart/form-data; boundary=X';
  const fields = (value: string) =>
    `--X\r\nContent-Disposition: form-data; name="identifier"\r\n\r\n${value}\r\n--X--\r\n`;

  it.each([
    ['application/json', JSON.stringify({ identifier: 'a'.repeat(2_100) })],
    [FORM, `identifier=${'a'.repeat(2_100)}`],
    [MULTIPART, fields('a'.repeat(2_100))],
  ])('of %s that is too large is refused with 413, which says how large it may be', async (type, body) => {
    for (const path of ['/api/auth/local', '/admin/login', '/api/cities']) {
      const response = await send(path, type, body).expect(413);
      expect(response.body).toEqual({
        data: null,
        error: {
          status: 413,
          name: 'PayloadTooLargeError',
          message: 'The body is too large. Allowed: 2 KB.',
          details: { parameter: 'body', maxKb: 2 },
        },
      });
    }
  });

  it.each([
    ['application/json', JSON.stringify({ identifier: 'a'.repeat(1_900), password: 'b' })],
    [FORM, `identifier=${'a'.repeat(1_900)}&password=b`],
    [MULTIPART, fields('a'.repeat(1_900))],
  ])('of %s that is not is read', async (type, body) => {
    const { body: answer } = await send('/api/auth/local', type, body).expect(400);
    expect(answer.error.message).toMatch(/Invalid identifier or password|password is a required field/);
  });

  it('that is no JSON, or is missing, is told so', async () => {
    const { body } = await send('/api/auth/local', 'application/json', '{"identifier":').expect(400);
    expect(body.error).toMatchObject({ name: 'ValidationError', details: { parameter: 'body' } });
    const { body: other } = await ask(newAddress(), '/api/auth/local', {}, 'post').expect(400);
    expect(other.error).toMatchObject({ status: 400, name: 'ValidationError' });
  });
});

const refused = () => hub.strapi.plugin('delivery').service<LimitsService>('limits').counts.refused;
