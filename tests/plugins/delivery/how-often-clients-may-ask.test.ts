import CachePolicy from 'http-cache-semantics';

import type { AnswersService } from '../../../src/plugins/delivery/server/services/answers';
import { createMember } from '../../access/support/people';
import { createToken } from '../../api/support/tokens';
import type { Hub } from '../../support/hub';

import { CITIES, LIMIT, startLimitedHub, type LimitedHub } from './support/limited-hub';

let hub: Hub;
let newAddress: LimitedHub['newAddress'];
let ask: LimitedHub['ask'];
let exhaust: LimitedHub['exhaust'];

beforeAll(async () => {
  ({ hub, newAddress, ask, exhaust } = await startLimitedHub({
    RATE_LIMIT_EXEMPT: '198.51.100.0/24',
    // Who asks without Origin is answered from memory in such a hub too.
    CORS_ORIGINS: 'https://site.example',
  }));
});
afterAll(() => hub.stop());

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
