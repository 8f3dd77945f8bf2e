import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { createMember } from '../access/support/people';
import { startHub, type Hub } from '../support/hub';

import { createSite, type Site } from './support/site';

const sessionOf = (name: string) => readFileSync(path.join(__dirname, 'sessions', `${name}.ts`), 'utf8');

let hub: Hub;
let origin: string;
let site: Site;

beforeAll(async () => {
  hub = await startHub('seeded');
  const { httpServer } = hub.strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  site = await createSite();
}, 180_000);
afterAll(async () => {
  site?.remove();
  await hub.stop();
});

it('npm run types:client gives the types of this checkout, and the same of a hub that runs', async () => {
  const fromCheckout = site.types();
  expect(await site.writeTypes('--url', origin)).toMatchObject({ exitCode: 0 });
  expect(site.types()).toBe(fromCheckout);
});

/** What the hub gives to a client that knows nothing of it. */
const read = async (address: string): Promise<unknown> => (await hub.request.get(address).expect(200)).body;

const nowhere = { data: null, error: { status: 404, name: 'NotFoundError', message: 'Entity not found', details: {} } };
const wrong = {
  data: null,
  error: {
    status: 400,
    name: 'ValidationError',
    message: expect.stringContaining('filters[membershipStatus] is not one of its values'),
    details: { parameter: 'filters[membershipStatus]', allowed: ['applicant', 'member', 'former'] },
  },
};

describe.each([
  [
    'strapi-client',
    {
      nowhere: { name: 'HTTPNotFoundError', status: 404, etag: null, body: nowhere },
      wrong: { name: 'HTTPBadRequestError', status: 400, etag: null, body: wrong },
      readOnly: { name: 'HTTPError', status: 405 },
      hidden: { name: 'HTTPNotFoundError', status: 404 },
      unchanged: { name: 'HTTPError', status: 304, body: '' },
    },
  ],
  [
    'openapi-fetch',
    {
      nowhere: { status: 404, body: nowhere },
      wrong: { status: 400, body: wrong, allowed: ['applicant', 'member', 'former'] },
      hidden: { status: 404 },
      unchanged: { status: 304 },
    },
  ],
])('a session of %s', (name, failures) => {
  it('compiles, reads all that a site needs, and is told what went wrong', async () => {
    const { email, password } = await createMember(hub);
    expect(await site.compile(sessionOf(name))).toEqual({ exitCode: 0, output: '' });
    const { exitCode, output } = await site.run(origin, email, password);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/^\{.*\}\n$/) });
    const session = JSON.parse(output);

    const filters =
      'filters[slug][$ne]=nowhere&filters[country][isoCode][$in][0]=AL&filters[country][isoCode][$in][1]=XK';
    const list = `/api/cities?${filters}&sort=name:desc,id&pagination[page]=2&pagination[pageSize]=2&populate[country][fields]=name,isoCode&populate[topics]=true&fields=name,slug&locale=sq`;
    const drac = '/api/cities/drac?locale=hr&populate=country';
    expect(session).toMatchObject({
      list: await read(list),
      drac: await read(drac),
      byDocumentId: await read(drac),
      cards: await read('/api/events?view=card&sort=startsAt:desc&locale=sq'),
      page: await read('/api/regions/western-balkans?view=page&locale=en'),
      network: await read('/api/network?locale=mk'),
      negotiated: await read(`/api/cities/durres?locale=sq`),
      forMembers: { data: { title: expect.any(String) } },
      ...failures,
    });
    expect(session.list.data).toHaveLength(2);
    expect(session.list.meta.pagination).toMatchObject({ page: 2, pageSize: 2 });
    expect(session.unchanged.etag).toBe(session.etag);
  });
});

describe('the example of docs/rest.md', () => {
  const page = readFileSync(path.resolve(__dirname, '../../docs/rest.md'), 'utf8');
  const [, typescript = ''] = /```ts\n([^`]*)```/.exec(page) ?? [];
  const example = typescript.trim();

  it('runs', async () => {
    expect(await site.compile(example.replace('http://localhost:1337', origin))).toEqual({ exitCode: 0, output: '' });
    const { exitCode, output } = await site.run();
    const cities = await hub.request.get(
      '/api/cities?view=card&locale=sq&sort=name&filters[membershipStatus][$eq]=member'
    );
    const region = await hub.request.get('/api/regions/western-balkans?view=page');
    expect(output.trim().split('\n')).toEqual([
      ...cities.body.data.map(({ name, contentLocale }: Record<string, string>) => `${name} ${contentLocale}`),
      String(region.body.meta.excerpts.events.total),
    ]);
    expect(exitCode).toBe(0);
  });

  it('does not compile with an address, view, language, method, or field of a view that there is none of', async () => {
    const mistakes = [
      "await hub.GET('/api/towns');",
      "await hub.GET('/api/cities', { params: { query: { view: 'page' } } });",
      "await hub.GET('/api/cities', { params: { query: { locale: 'de' } } });",
      "await hub.POST('/api/cities', {});",
      "console.log({} as CityCard['mayor']);",
    ];
    const { exitCode, output } = await site.compile([example, ...mistakes].join('\n'));
    const wrongLines = [...output.matchAll(/session\.ts\((\d+),.*error TS/g)].map(([, line]) => Number(line));
    const lines = example.split('\n').length;
    expect([exitCode, wrongLines]).toEqual([1, mistakes.map((_, index) => lines + 1 + index)]);
  });
});
