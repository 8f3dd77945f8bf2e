import type { LimitsService } from '../../../src/plugins/delivery/server/services/limits';
import type { Hub } from '../../support/hub';

import { CITIES, LIMIT, startLimitedHub, type LimitedHub } from './support/limited-hub';
import { LIST, startReadHub, type Ask } from './support/read-hub';

const SITE = 'https://site.example';

/** What the hub does where the operator says nothing of sites. */
describe('other sites', () => {
  let hub: Hub;
  let ask: Ask;

  beforeAll(async () => {
    ({ hub, ask } = await startReadHub());
  });
  afterAll(() => hub.stop());

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

/** Where the operator lists them. */
describe('a script on another site', () => {
  let clients: LimitedHub;

  beforeAll(async () => {
    clients = await startLimitedHub({ CORS_ORIGINS: `${SITE}, https://other-site.example` });
  });
  afterAll(() => clients.hub.stop());

  it('of the operator’s list may read an answer, with what it says of limits, and no other may', async () => {
    for (const path of [CITIES, '/uploads/nothing.png']) {
      for (const [origin, allowed] of [
        [SITE, SITE],
        ['https://other-site.example', 'https://other-site.example'],
        ['https://stranger.example', undefined],
        ['null', undefined],
      ] as const) {
        const { headers } = await clients.ask(clients.newAddress(), path, { Origin: origin });
        expect([origin, headers['access-control-allow-origin']]).toEqual([origin, allowed]);
        expect(headers.vary).toMatch(/Origin/);
      }
    }
    const { headers } = await clients.ask(clients.newAddress(), CITIES, { Origin: SITE }).expect(200);
    expect(headers['access-control-expose-headers']?.split(',')).toEqual(
      expect.arrayContaining(['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After'])
    );
  });

  const refused = () => clients.hub.strapi.plugin('delivery').service<LimitsService>('limits').counts.refused;

  it('reads why it is refused', async () => {
    const address = clients.newAddress();
    await clients.exhaust(address);
    const before = refused();
    const { body, headers } = await clients.ask(address, CITIES, { Origin: SITE }).expect(429);
    expect(body.error.details).toMatchObject({ requests: LIMIT, windowSeconds: 60 });
    expect(headers['access-control-allow-origin']).toBe(SITE);
    expect(headers['access-control-expose-headers']).toMatch(/Retry-After/);
    expect(headers['retry-after']).toBe(String(body.error.details.retryAfterSeconds));
    expect(refused()).toBe(before + 1);
  });

  const preflight = (origin: string, path: string, method: string, address = clients.newAddress()) =>
    clients.ask(address, path, { Origin: origin, 'Access-Control-Request-Method': method }, 'options');

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
    const address = clients.newAddress();
    await clients.exhaust(address);
    await preflight(SITE, '/api/cities', 'GET', address).expect(204);
  });
});
