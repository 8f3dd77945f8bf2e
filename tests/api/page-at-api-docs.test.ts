import { createHash } from 'node:crypto';

import { startHub, type Hub } from '../support/hub';

import { readOpenApi } from './support/openapi';

let hub: Hub;
let page: string;
let headers: Record<string, string>;

beforeAll(async () => {
  hub = await startHub('seeded');
  const response = await hub.request.get('/api/docs').expect(200).expect('Content-Type', 'text/html; charset=utf-8');
  page = response.text;
  headers = response.headers;
}, 180_000);
afterAll(() => hub.stop());

it('has every address, parameter, header, schema and shared answer of the OpenAPI document', async () => {
  const { paths, components } = await readOpenApi(hub);
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const wanted = [
    ...Object.values(paths).flatMap(({ get, post }) => [get, post].flatMap((one) => one?.operationId ?? [])),
    ...Object.keys(components.headers).map((name) => `header-${name}`),
    ...Object.keys(components.parameters).map((name) => `parameter-${name}`),
    ...Object.keys(components.responses).map((name) => `response-${name}`),
    ...Object.keys(components.schemas).map((name) => `schema-${name}`),
  ];
  expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  for (const [address, { get, post }] of Object.entries(paths)) {
    if (get) expect(page).toContain(`<code>GET ${address}</code>`);
    if (post) expect(page).toContain(`<code>POST ${address}</code>`);
  }
  for (const name of Object.keys(components.headers)) expect(page).toContain(`<dt><code>${name}</code></dt>`);
});

it('says once what the answers are that many addresses give', () => {
  const links = [...page.matchAll(/<dt>4\d\d<\/dt>\s*<dd>(.*?)<\/dd>/gs)].map(([, answer]) => answer);
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter((answer) => !/^<a href="#response-\w+">[^<]+<\/a>$/.test(answer as string))).toEqual([]);
});

it('leads nowhere but to itself and the document, and every part of it is there once', () => {
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...new Set([...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link]) => link as string))];
  expect(links.filter((link) => !ids.includes(link.replace('#', '')))).toEqual(['/api/openapi.json']);
});

it('lets a browser load and run nothing, and apply only the style that is in it', () => {
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}';`);
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(| style="/);
});

it('has examples that work', async () => {
  const curls = [...page.matchAll(/curl -g &#39;https?:\/\/[^/]*(\/.*?)&#39;/g)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&')
  );
  expect(curls.length).toBeGreaterThan(30);
  for (const address of curls) {
    const { status, body: answer } = await hub.request.get(address);
    expect([address, status, answer.error]).toEqual([address, 200, undefined]);
  }
});

it.each(['/api/openapi.json', '/api/docs'])(
  '%s is confirmed by its entity tag, compressed, and to be kept by caches',
  async (address) => {
    const { headers } = await hub.request.get(address).set('Accept-Encoding', 'br').expect(200);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': expect.stringMatching(/^public, .*s-maxage=60/),
      'access-control-allow-origin': '*',
      etag: expect.stringMatching(/^"[\w-]+-br"$/),
      ratelimit: expect.any(String),
    });
    const etag = headers.etag as string;
    const confirmed = await hub.request.get(address).set('If-None-Match', etag).expect(304);
    expect([confirmed.text, confirmed.headers.etag]).toEqual(['', etag]);
    const head = await hub.request.head(address).expect(200);
    expect(head.headers.etag).toBe(etag.replace('-br', ''));
  }
);
