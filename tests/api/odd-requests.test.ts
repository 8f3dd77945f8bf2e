import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import fc from 'fast-check';

import { startHub, type Hub } from '../support/hub';

import { createContentWriter, writeSample } from './support/content';
import { sendRaw, type RawAnswer } from './support/raw-http';

let hub: Hub;
let port: number;

beforeAll(async () => {
  hub = await startHub();
  await writeSample(createContentWriter(hub));
  const { httpServer } = hub.strapi.server;
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  port = (httpServer.address() as AddressInfo).port;
});
afterAll(() => hub.stop());

const LONG = 'a'.repeat(9_000);
const CITIES = '/api/cities?locale=en';
const DURRES = '/api/cities/durres?locale=en';

/** Ways to write an address, and the address whose answer they give. */
const SAME: readonly [target: string, as: string][] = [
  ['/api/cities/?locale=en', CITIES],
  ['/api/cities?locale=en#part', CITIES],
  ['/api/cities?loc%61le=en', CITIES],
  ['/api/cities?locale=en&', CITIES],
  ['http://hub.example.org/api/cities?locale=en', CITIES],
  ['https://elsewhere.example:99/api/cities?locale=en', CITIES],
  ['/api/cities/durres/?locale=en', DURRES],
  ['/api/cities/d%75rres?locale=en', DURRES],
  ['http://elsewhere.example/api/cities/durres?locale=en', DURRES],
];

/** Ways that are refused. */
const REFUSED: readonly [target: string, status: number][] = [
  ['/api/cities/%E0%A4%A', 404],
  ['/api/cities/%', 404],
  ['/api/cities/%zz', 404],
  ['/api/cities/%00', 404],
  ['/api/cities/durres%00', 404],
  ['/api/cities/durres%20', 404],
  ['/api/cities/durres%2F', 404],
  ['/api/cities/DURRES', 404],
  ['/api/cities/durres//', 404],
  [`/api/cities/${LONG}`, 404],
  [`/api/cities/${'%61'.repeat(3_000)}`, 404],
  ['/api/cities/..', 404],
  ['/api/cities/../cities', 404],
  ['/api/./cities', 404],
  ['/api//cities', 404],
  ['/api/%63ities', 404],
  ['/%61pi/cities', 404],
  ['/api\\cities', 404],
  ['/API/cities', 404],
  ['/Api/cities/durres', 404],
  ['/API/auth/local', 404],
  ['*', 404],
  ['/api', 404],
  ['/api/', 404],
  ['//api/cities', 400],
  ['http://hub.example.org//api/cities', 400],
  ['api/cities', 400],
  ['x:y', 400],
  ['http://', 400],
  ['http://?locale=en', 400],
  ['x://', 400],
  ['//a@b#c', 400],
  ['//a@[%]#c', 400],
  ['http://xn--a/x', 400],
  ['http://[%]/api/cities', 400],
  ['http://[%]/api/cities?locale=en', 400],
  ['x://a:b@[::1/api/cities', 400],
  ['/api/cities/\xe9', 400],
  ['/api/cities?name=\xe9', 400],
  ['/api/cities?locale=%E0%A4%A', 400],
  ['/api/cities?%=1', 400],
  ['/api/cities?locale=en;view=card', 400],
  ['/api/cities?locale=en&locale=sq', 400],
  [`/api/cities?locale=${LONG}`, 400],
  [`/api/cities?locale=${LONG}${LONG}`, 431],
  ['/uploads/%E0%A4%A', 400],
  ['/uploads/%00', 400],
  ['/uploads/../package.json', 404],
  ['/uploads/..%2f..%2fpackage.json', 403],
  ['/admin/%E0%A4%A', 400],
  ['/%E0%A4%A', 400],
];

const ask = (line: string, ...headers: string[]) => sendRaw(port, { head: [`${line} HTTP/1.1`, ...headers] });

/** For the name of a test. */
const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What is the same whether the body is sent or not. */
const headOf = (answer: RawAnswer | undefined) => answer && { status: answer.status, headers: answer.headers };

describe('an address that is written oddly', () => {
  it.each(SAME)('%s gives what %s gives, each time', async (target, address) => {
    const wanted = await ask(`GET ${address}`);
    expect(wanted?.status).toBe(200);
    const made = await ask(`GET ${target}`);
    expect(made?.body).toBe(wanted?.body);
    // From memory by now.
    expect(await ask(`GET ${target}`)).toEqual(made);
    expect(await ask(`GET ${address}`)).toEqual(wanted);
  });

  it.each(REFUSED.map(([target, status]) => [shown(target), status, target] as const))(
    '%s is answered with %i, each time, and changes no other answer',
    async (_, status, target) => {
      const [cities, durres] = [await ask(`GET ${CITIES}`), await ask(`GET ${DURRES}`)];
      const first = await ask(`GET ${target}`);
      expect(first?.status).toBe(status);
      if (first?.body) expect(JSON.parse(first.body)).toMatchObject({ data: null, error: { status } });
      expect(await ask(`GET ${target}`)).toEqual(first);
      expect([await ask(`GET ${CITIES}`), await ask(`GET ${DURRES}`)]).toEqual([cities, durres]);
    }
  );

  it('says that files of the admin panel come in several forms, however it is written', async () => {
    const varies = async (target: string) =>
      (await ask(`GET ${target}`))?.headers.some((header) => /^Vary:.*Accept-Encoding/i.test(header));
    for (const target of ['/admin/a.js', '/admin/a.js?b', '/admin/a/b.css', 'http://hub.example.org/admin/a.js']) {
      expect([target, await varies(target)]).toEqual([target, true]);
    }
    for (const target of ['/admin/a', '/admin/a?b=c.js', '/nothing.js', 'http://hub.example.org/admin/']) {
      expect([target, await varies(target)]).toEqual([target, false]);
    }
  });

  it('is never one that the hub fails at, whatever host a whole address has', async () => {
    const before = await ask(`GET ${CITIES}`);
    const scheme = fc.constantFrom('http://', 'HTTPS://', 'x://', 'http:', 'http:\\\\', '//', 'a@');
    const name = fc.constantFrom(
      'xn--a',
      '[',
      ']',
      '[%]',
      '[::1]',
      '%',
      '%zz',
      '@',
      ':',
      ':99999',
      '.',
      '\\',
      '^',
      '|'
    );
    const bytes = fc.integer({ min: 0x21, max: 0xff }).filter((code) => code !== 0x7f);
    const noise = bytes.map((code) => String.fromCharCode(code));
    const host = fc.array(fc.oneof(name, noise), { maxLength: 6 }).map((parts) => parts.join(''));
    const path = fc.constantFrom(
      '',
      '/',
      '/x',
      '/api/cities',
      '/api/cities?locale=en',
      '?locale=en',
      '#part',
      '\\api/cities'
    );
    await fc.assert(
      fc.asyncProperty(scheme, host, path, async (...parts) => {
        const answer = await ask(`GET ${parts.join('')}`);
        expect([200, 302, 400, 404]).toContain(answer?.status);
        if (answer?.body && answer.status >= 400) {
          expect(JSON.parse(answer.body)).toMatchObject({ data: null, error: { status: answer.status } });
        }
      }),
      { seed: 5, numRuns: 200 }
    );
    expect(await ask(`GET ${CITIES}`)).toEqual(before);
  });

  const others = ['/', '/favicon.ico', '/_health', '/_ready', '/api/openapi.json', '/api/docs', '/api/network'];
  const guarded = ['/api/users/me', '/api/upload/files', '/api/access/drafts'];
  // Of the admin panel, Strapi relaxes the policy for GET alone.
  const targets = [...SAME, ...REFUSED].map(([target]) => target).filter((target) => !target.startsWith('/admin'));
  it('has the same headers for HEAD as for GET, and no body', async () => {
    for (const target of [CITIES, DURRES, ...targets, ...others, ...guarded]) {
      const get = await ask(`GET ${target}`);
      for (const head of [await ask(`HEAD ${target}`), await ask(`HEAD ${target}`)]) {
        expect({ target, head: headOf(head) }).toEqual({ target, head: headOf(get) });
        expect(head?.body).toBe('');
      }
    }
  });
});

describe('a header that is written oddly', () => {
  const headers: [header: string, status: number, target?: string][] = [
    ['Accept-Language:', 200, '/api/cities'],
    ['Accept-Language: ,,;q=', 200, '/api/cities'],
    ['Accept-Language: \xff\xfe', 200, '/api/cities'],
    [`Accept-Language: ${'a-'.repeat(3_000)}`, 200, '/api/cities'],
    ['Accept-Language: en;q=99999999999999999999', 200, '/api/cities'],
    ['Accept-Language: *;q=0', 200, '/api/cities'],
    ['Accept-Language: __proto__, constructor', 200, '/api/cities'],
    ['Accept-Encoding: __proto__', 200],
    ['Accept-Encoding: identity;q=0, *;q=0', 200],
    ['Accept: image/png', 200],
    ['If-None-Match:', 200],
    ['If-None-Match: "', 200],
    ['If-None-Match: W/', 200],
    [`If-None-Match: ${'"a",'.repeat(2_000)}`, 200],
    ['If-None-Match: *, "a"', 200],
    ['If-None-Match: *', 304],
    ['If-None-Match: "a"\r\nIf-None-Match: "b"', 200],
    ['If-Modified-Since: soon', 200],
    ['If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT', 200],
    ['Range: bytes=0-5', 200],
    ['Range: bytes=99999-', 200],
    ['Range: lines=1', 200],
    ['If-Range: "a"\r\nRange: bytes=0-1', 200],
    ['Expect: 100-continue', 200],
    ['Expect: miracles', 417],
    ['Host: elsewhere.example', 200],
    ['Host:', 200],
    ['Origin: null', 200],
    ['Origin:', 200],
    ['Cookie: ;;=', 200],
    ['X-Forwarded-For: nobody', 200],
    ['X-HTTP-Method-Override: DELETE', 200],
    ['Authorization:', 200],
    ['Authorization: Basic eDp5', 200],
    ['Authorization: Bearer \xff', 401],
    ['No Header: a', 400],
    ['Content-Length: -1', 400],
    ['Content-Length: 1\r\nContent-Length: 2', 400],
    ['Transfer-Encoding: none', 400],
  ];
  it.each(headers.map(([header, status, target = CITIES]) => [shown(header), status, header, target] as const))(
    '%s is answered with %i, each time, and changes no other answer',
    async (_, status, header, target) => {
      const plain = await ask(`GET ${target}`);
      const first = await ask(`GET ${target}`, header);
      expect(first?.status).toBe(status);
      if (status === 200) expect(first?.body).toBe(plain?.body);
      expect(await ask(`GET ${target}`, header)).toEqual(first);
      expect(headOf(await ask(`HEAD ${target}`, header))).toEqual(headOf(first));
      expect(await ask(`GET ${target}`)).toEqual(plain);
    }
  );

  it('is no answer without a host, but to HTTP/1.0, which knows none', async () => {
    const without = async (version: string) =>
      (await sendRaw(port, { head: [`GET ${CITIES} HTTP/${version}`], isHostLeftOut: true }))?.status;
    expect([await without('1.1'), await without('1.0')]).toEqual([400, 200]);
  });
});

describe('a method', () => {
  const addresses = [CITIES, DURRES, '/api/cities/%E0%A4%A', '/api/nowhere', '/api/openapi.json', '/api/network'];

  it('that reads nothing is refused by every address of content', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'PURGE', 'QUERY']) {
      for (const address of addresses) {
        const answer = await ask(`${method} ${address}`);
        expect([method, address, answer?.status]).toEqual([method, address, 405]);
        expect(JSON.parse(answer?.body ?? '')).toMatchObject({ data: null, error: { status: 405 } });
        expect(answer?.headers).toContain('Allow: HEAD, GET');
      }
    }
  });

  it('that nobody knows, or that asks for a tunnel, is refused by Node itself', async () => {
    expect((await ask(`FETCH ${CITIES}`))?.status).toBe(400);
    expect(await ask('CONNECT hub.example.org:443')).toBeUndefined();
    expect((await ask(`GET ${CITIES}`))?.status).toBe(200);
  });

  it('OPTIONS says which there are, everywhere', async () => {
    for (const address of addresses) {
      const answer = await ask(`OPTIONS ${address}`);
      expect([address, answer?.status, answer?.body]).toEqual([address, 200, '']);
      expect(answer?.headers).toContain('Allow: HEAD, GET');
    }
  });
});

describe('a body that cannot be read', () => {
  const routes = [
    '/api/auth/local',
    '/api/auth/forgot-password',
    '/api/auth/reset-password',
    '/api/auth/send-email-confirmation',
    '/admin/login',
    '/admin/register',
  ];
  const bodies: [what: string, type: string | undefined, body: string | undefined][] = [
    ['none', undefined, undefined],
    ['text', 'text/plain', 'name'],
    ['half a JSON', 'application/json', '{'],
    ['a JSON that is no object', 'application/json', '7'],
    ['a list', 'application/json', '[]'],
    ['a form without its boundary', 'multipart/form-data', 'name'],
    [
      'a form that ends too early',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n',
    ],
    ['an encoding that there is none of', 'application/json; charset=none', '{}'],
  ];

  it.each(bodies)('is %s: refused as a bad request, in Strapi’s shape', async (_, type, body) => {
    for (const route of routes) {
      const head = [`POST ${route} HTTP/1.1`, ...(type === undefined ? [] : [`Content-Type: ${type}`])];
      const answer = await sendRaw(port, { head, body });
      expect([route, answer?.status]).toEqual([route, 400]);
      expect(JSON.parse(answer?.body ?? '')).toMatchObject({
        data: null,
        error: { status: 400, name: expect.stringMatching(/Error$/), message: expect.any(String) },
      });
    }
  });
});
