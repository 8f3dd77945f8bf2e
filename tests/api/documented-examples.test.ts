import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type * as Redocly from '@redocly/openapi-core';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { has } from 'lodash';
import qs from 'qs';

import { API_ROLES } from '../../src/access/roles';
import { startHub, type Hub } from '../support/hub';

import { createToken } from './support/tokens';
// It ships ES modules only, which Node can load and jest's sandbox cannot.
const { createConfig, lintFromString } = host.require('@redocly/openapi-core') as typeof Redocly;

const ROOT = path.resolve(__dirname, '../..');
const EXAMPLE = /^curl .*'http:\/\/localhost:1337(\/[^']*)'$/gm;

const examplesOf = (page: string): [page: string, address: string][] =>
  [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(EXAMPLE)].map(([, address]) => [page, address as string]);
const examples = [...examplesOf('docs/rest.md'), ...examplesOf('README.md')];

let hub: Hub;

beforeAll(async () => {
  hub = await startHub('seeded');
}, 180_000);
afterAll(() => hub.stop());

it('are there', () => {
  expect(examples.length).toBeGreaterThan(8);
});

it.each(examples)('%s: what %s is said to give, the seeded hub gives', async (_, address) => {
  const response = await hub.request.get(address);
  if (address === '/_health') {
    expect(response.status).toBe(204);
    return;
  }
  // The example of an error.
  if (address.includes('guest')) {
    expect(response.status).toBe(400);
    expect(response.body.error.details.allowed).toEqual(['applicant', 'member', 'former']);
    return;
  }
  expect(response.status).toBe(200);
  if (address.startsWith('/api/')) expect([response.body.data].flat()).not.toHaveLength(0);
});

it('the error in docs/rest.md is the one that its example gives', async () => {
  const page = readFileSync(path.join(ROOT, 'docs/rest.md'), 'utf8');
  const [, json = ''] = /```json\n([^`]*)```/.exec(page) ?? [];
  const { body } = await hub.request.get('/api/cities?filters[membershipStatus]=guest');
  expect(body).toEqual(JSON.parse(json));
});

interface Parameter {
  name: string;
  in: string;
  schema: { enum?: string[]; minimum?: number; maximum?: number };
  example?: unknown;
  examples?: { entry: { value: string } };
}
interface Response {
  $ref?: string;
  headers?: Record<string, object>;
}
interface Routes {
  prefix?: string;
  routes: { method: string; path: string; handler: string; config?: { prefix?: string } }[];
}
interface Operation {
  operationId: string;
  tags: string[];
  parameters?: { $ref: string }[];
  responses: Record<string, Response>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, { parameters?: { $ref: string }[]; get?: Operation; post?: Operation }>;
  components: {
    parameters: Record<string, Parameter>;
    headers: Record<string, object>;
    responses: Record<string, Response>;
    schemas: Record<string, { properties: Record<string, object> }>;
  };
}

/** What is read at the addresses of content. */
const contentOf = ({ paths }: OpenApi): [template: string, read: Operation, id: string | undefined][] =>
  Object.entries(paths).flatMap(([template, { get, parameters }]) =>
    !get || get.tags.includes('members') ? [] : [[template, get, parameters?.[0]?.$ref.split('/').at(-1)]]
  );

describe('the OpenAPI document', () => {
  let document: OpenApi;
  let validatorOf: (pointer: string) => ValidateFunction;
  /** Each documented path, with an entry that is there. */
  let addresses: { template: string; address: string; schema: string; isList: boolean; parameters: Parameter[] }[];

  beforeAll(async () => {
    document = (await hub.request.get('/api/openapi.json').expect(200)).body as OpenApi;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(document, 'openapi');
    validatorOf = (pointer) => ajv.getSchema(`openapi#${pointer}`) as ValidateFunction;
    addresses = await Promise.all(
      contentOf(document).map(async ([template, get]) => {
        const list = template.replace('/{id}', '');
        const { body } = await hub.request.get(
          `${list}?locale=en&pagination[limit]=1`.replace(/\?.*/, list.endsWith('network') ? '' : '$&')
        );
        return {
          template,
          address: template.replace('{id}', body.data[0]?.documentId),
          schema: get.operationId.startsWith('list') ? singular(template) : get.operationId.replace('read', ''),
          isList: get.operationId.startsWith('list'),
          parameters: (get.parameters ?? []).map(
            ({ $ref }) => document.components.parameters[$ref.split('/').at(-1) as string] as Parameter
          ),
        };
      })
    );
  });

  const singular = (template: string) =>
    document.paths[`${template}/{id}`]?.get?.operationId.replace('read', '') as string;

  const expectValid = (validate: ValidateFunction, value: unknown, what: string) => {
    validate(value);
    expect([what, validate.errors ?? []]).toEqual([what, []]);
  };

  it('has every address of content, and no other', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const routes = Object.values(hub.strapi.apis).flatMap(({ routes }) =>
      Object.values(routes).flatMap((router) => ('routes' in router ? router.routes : []))
    );
    const paths = routes
      .filter(({ method, handler }) => method === 'GET' && /\.find(One)?$/.test(String(handler)))
      .map(({ path }) => `/api${path.replace(':id', '{id}')}`);
    expect(
      contentOf(document)
        .map(([template]) => template)
        .sort()
    ).toEqual(paths.sort());
    const ids = Object.values(document.paths).flatMap(({ get, post }) =>
      [get, post].flatMap((one) => one?.operationId ?? [])
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps every rule that Redocly recommends', async () => {
    const { text } = await hub.request.get('/api/openapi.json');
    const problems = await lintFromString({
      source: text,
      absoluteRef: 'openapi.json',
      config: await createConfig({ extends: ['recommended'] }),
    });
    const told = problems.map(({ ruleId, message, location }) => ({ ruleId, message, at: location[0]?.pointer }));
    expect(told).toEqual([]);
  });

  it('leads nowhere that is not in it', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]*)"/g)].map(([, pointer]) => pointer as string);
    const found = [...new Set(refs)].filter((pointer) => has(document, pointer.slice(1).split('/')));
    expect(found).toEqual([...new Set(refs)]);
  });

  it('describes every answer as it is: each address, view and some languages', async () => {
    for (const { template, address, schema, isList } of addresses) {
      const views = ['', 'populate=*', 'view=card', ...(isList ? [] : ['view=page'])];
      for (const query of views.flatMap((view) => ['en', 'sr-Latn'].map((locale) => `${view}&locale=${locale}`))) {
        const { body } = await hub.request.get(`${address}?${query}`).expect(200);
        const pointer = `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
        expectValid(validatorOf(pointer), body, `${address}?${query}`);
        const suffix = query.startsWith('view=card') ? 'Card' : query.startsWith('view=page') ? 'Page' : '';
        for (const entry of [body.data].flat()) {
          expectValid(validatorOf(`/components/schemas/${schema}${suffix}`), entry, `${address}?${query}`);
        }
      }
    }
  });

  it('names parameters that every address it gives them to takes, with examples that work', async () => {
    for (const { address, parameters } of addresses) {
      for (const { name, in: place, example, schema } of parameters) {
        const values = [example, schema.minimum, schema.maximum, ...(schema.enum ?? [])].filter(
          (value) => value !== undefined
        );
        for (const value of values.filter((value) => value !== 'draft')) {
          const query = place === 'query' ? qs.stringify({ [name]: value }, { encodeValuesOnly: true }) : '';
          const { status, body } = await hub.request
            .get(`${address}?${query}`)
            .set(place === 'header' ? { [name]: value as string } : {});
          expect([address, query, status, body.error]).toEqual([address, query, 200, undefined]);
        }
        if (schema.maximum === undefined) continue;
        await hub.request.get(`${address}?${name}=${schema.maximum + 1}`).expect(400);
      }
    }
  });

  it('names an entry that is there at every address of one, and another one when that is gone', async () => {
    const exampleOf = async (name: string) =>
      ((await hub.request.get('/api/openapi.json')).body as OpenApi).components.parameters[name]?.examples?.entry
        .value as string;
    for (const [template, , id] of contentOf(document)) {
      if (id === undefined) continue;
      const { body } = await hub.request.get(`${template.replace('{id}', await exampleOf(id))}?locale=en`).expect(200);
      expect(body.data.locale).toBe('en');
    }
    const slug = await exampleOf('GrantId');
    const { body } = await hub.request.get(`/api/grants/${slug}?locale=en`).expect(200);
    await hub.strapi.documents('api::grant.grant').unpublish({ documentId: body.data.documentId, locale: '*' });
    await hub.strapi.plugin('delivery').service('memory').fence();
    expect(await exampleOf('GrantId')).not.toBe(slug);
    await hub.strapi.documents('api::grant.grant').publish({ documentId: body.data.documentId, locale: '*' });
  });

  /** Headers of HTTP and of security, and those by which browsers decide, which say nothing of the API. */
  const GENERAL =
    /^(access-control-.*|content-(type|length|encoding|security-policy)|date|connection|keep-alive|strict-transport-security|referrer-policy|x-(?!request-id).*|origin-agent-cluster|cross-origin-.*)$/;
  /** Not with each answer. */
  const SOMETIMES = ['last-modified', 'vary', 'retry-after'];

  const responseOf = ({ $ref, ...response }: Response): Response =>
    $ref === undefined ? response : (document.components.responses[$ref.split('/').at(-1) as string] as Response);
  const expectHeaders = (described: Response | undefined, headers: object, what: string) => {
    const documented = Object.keys(responseOf(described ?? {}).headers ?? {}).map((name) => name.toLowerCase());
    const there = Object.keys(headers).filter((name) => !GENERAL.test(name));
    const undocumented = there.filter((name) => !documented.includes(name));
    const missing = documented.filter((name) => !there.includes(name) && !SOMETIMES.includes(name));
    expect({ what, undocumented, missing }).toEqual({ what, undocumented: [], missing: [] });
  };

  it('has the headers of every answer, found or confirmed, and no others', async () => {
    for (const [index, [template, { responses }]] of contentOf(document).entries()) {
      const { address } = addresses[index] as (typeof addresses)[number];
      const { headers } = await hub.request.get(`${address}?locale=en`).expect(200);
      expectHeaders(responses[200], headers, template);
      const etag = headers.etag as string;
      const confirmed = await hub.request.get(`${address}?locale=en`).set('If-None-Match', etag).expect(304);
      expect([confirmed.text, confirmed.headers.etag]).toEqual(['', etag]);
      expectHeaders(responses[304], confirmed.headers, template);
    }
  });

  it.each([
    [400, '/api/cities?sort=nothing', {}],
    [401, '/api/cities', { Authorization: 'Bearer nonsense' }],
    [403, '/api/cities?status=draft', {}],
    [404, '/api/cities/nowhere?locale=en', {}],
  ])('has the headers of errors: %d', async (status, address, sent) => {
    const { headers } = await hub.request.get(address).set(sent).expect(status);
    const described = document.paths['/api/cities/{id}']?.get?.responses[status];
    expectHeaders(described, headers, String(status));
  });

  it('says that content is read-only, and an address says what it takes', async () => {
    const { body, headers } = await hub.request.post('/api/cities').send({}).expect(405);
    expectValid(validatorOf('/components/schemas/Error'), body, '405');
    expect(body.error.details.allowed).toEqual(headers.allow?.split(', '));
  });

  describe('has what members and tokens need beside', () => {
    const PASSWORD = 'Correct-horse-9';
    const answered = async (
      method: 'get' | 'post',
      address: string,
      { status = 200, ...sent }: { status?: number; body?: object; headers?: object }
    ) => {
      const template = address.replace(/\?.*/, '');
      const request = hub.request[method](address).set({ ...sent.headers });
      const { body, headers } = await (sent.body ? request.send(sent.body) : request).expect(status);
      const operation = document.paths[template]?.[method] as Operation;
      const described = operation.responses[status] as Response;
      const what = `${method} ${address} ${status}`;
      expect([what, described]).not.toEqual([what, undefined]);
      const pointer = `/paths/${template.replaceAll('/', '~1')}/${method}/responses/${status}`;
      if (status >= 400) expectValid(validatorOf('/components/schemas/Error'), body, what);
      else if (status === 200) expectValid(validatorOf(`${pointer}/content/application~1json/schema`), body, what);
      const missing = Object.keys(responseOf(described).headers ?? {}).filter((name) => {
        const key = name.toLowerCase();
        return !(key in headers) && !SOMETIMES.includes(key);
      });
      expect([what, missing]).toEqual([what, []]);
      return body;
    };

    it('each of the actions that roles.ts gives them', () => {
      const granted = API_ROLES.flatMap(({ actions }) => actions);
      const wanted = ['users-permissions', 'i18n'].flatMap((plugin) => {
        const { prefix = `/${plugin}`, routes } = (
          hub.strapi.plugin(plugin).routes as unknown as Record<string, Routes>
        )['content-api'] as Routes;
        return (
          routes
            .filter(({ handler }) => granted.includes(`plugin::${plugin}.${handler}`))
            .map(({ method, path, config }) => `${method} /api${config?.prefix ?? prefix}${path}`)
            // What other providers lead to, none of which the hub brings along, and a link in e-mails.
            .filter((address) => !/connect|:provider|GET .*email-confirmation/.test(address))
        );
      });
      const documented = Object.entries(document.paths).flatMap(([template, operations]) =>
        (['get', 'post'] as const)
          .filter((method) => operations[method]?.tags.includes('members') && !template.includes('/access/'))
          .map((method) => `${method.toUpperCase()} ${template}`)
      );
      expect(documented.sort()).toEqual([...new Set(wanted)].sort());
    });

    it('which answer as they are described', async () => {
      const role = await hub.strapi.db
        .query('plugin::users-permissions.role')
        .findOne({ where: { type: 'authenticated' } });
      const account = { username: 'member', email: 'member@example.org', password: PASSWORD, provider: 'local' };
      await hub.strapi
        .plugin('users-permissions')
        .service('user')
        .add({ ...account, confirmed: false, role: role.id });
      const signIn = { identifier: account.email, password: PASSWORD };
      const { jwt } = await answered('post', '/api/auth/local', { body: signIn });
      const headers = { Authorization: `Bearer ${jwt as string}` };

      await answered('post', '/api/auth/local', { body: { ...signIn, password: 'wrong' }, status: 400 });
      await answered('post', '/api/auth/local', { body: { identifier: 'a'.repeat(1_100_000) }, status: 413 });
      await answered('get', '/api/users/me', { headers });
      await answered('get', '/api/users/me', { status: 403 });
      await answered('get', '/api/users/me', { headers: { Authorization: 'Bearer nonsense' }, status: 401 });
      const change = { currentPassword: PASSWORD, password: 'Other-horse-9', passwordConfirmation: 'Other-horse-9' };
      await answered('post', '/api/auth/change-password', { body: change, headers });
      await answered('post', '/api/auth/change-password', { body: change, status: 403 });
      await answered('post', '/api/auth/forgot-password', { body: { email: account.email } });
      const { resetPasswordToken: code } = await hub.strapi.db
        .query('plugin::users-permissions.user')
        .findOne({ where: { email: account.email } });
      const reset = { code, password: PASSWORD, passwordConfirmation: PASSWORD };
      await answered('post', '/api/auth/reset-password', { body: reset });
      await answered('post', '/api/auth/reset-password', { body: reset, status: 400 });
      await answered('post', '/api/auth/send-email-confirmation', { body: { email: account.email } });
      const registration = { username: 'another', email: 'another@example.org', password: PASSWORD };
      await answered('post', '/api/auth/local/register', { body: registration, status: 400 });
      await openRegistration();
      await answered('post', '/api/auth/local/register', { body: registration });
      await answered('get', '/api/i18n/locales', {});

      for (const right of ['drafts', 'members-content']) {
        const address = `/api/access/${right}`;
        await answered('get', address, { headers: await createToken(hub, 'full-access'), status: 204 });
        await answered('get', address, { headers: await createToken(hub, 'read-only'), status: 403 });
        await answered('get', address, { headers: { Authorization: 'Bearer nonsense' }, status: 401 });
      }
    });

    async function openRegistration(): Promise<void> {
      const settings = hub.strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
      const known = (await settings.get({})) as object;
      await settings.set({ value: { ...known, allow_register: true } });
    }
  });

  it('and its page are confirmed by their entity tags, compressed, and to be kept by caches', async () => {
    for (const address of ['/api/openapi.json', '/api/docs']) {
      const { headers } = await hub.request.get(address).set('Accept-Encoding', 'br').expect(200);
      expect(headers).toMatchObject({
        'content-encoding': 'br',
        'cache-control': expect.stringMatching(/^public, .*s-maxage=60/),
        'access-control-allow-origin': '*',
        etag: expect.stringMatching(/^"[\w-]+-br"$/),
        ratelimit: expect.any(String),
      });
      const confirmed = await hub.request
        .get(address)
        .set('If-None-Match', headers.etag as string)
        .expect(304);
      expect([confirmed.text, confirmed.headers.etag]).toEqual(['', headers.etag]);
      const head = await hub.request.head(address).expect(200);
      expect(head.headers.etag).toBe((headers.etag as string).replace('-br', ''));
    }
  });

  it('has the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect((document as unknown as { info: { version: string } }).info.version).toBe(version);
  });

  it('describes errors as they are', async () => {
    const validate = validatorOf('/components/schemas/Error');
    for (const [address, status] of [
      ['/api/cities?filters[membershipStatus]=guest', 400],
      ['/api/cities/nowhere', 404],
      ['/api/cities?status=draft', 403],
    ] as const) {
      const { body } = await hub.request.get(address).expect(status);
      expectValid(validate, body, address);
    }
    const { body } = await hub.request.get('/api/cities').set('Authorization', 'Bearer nonsense').expect(401);
    expectValid(validate, body, '401');
  });
});

describe('the page at /api/docs', () => {
  let page: string;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const response = await hub.request.get('/api/docs').expect(200).expect('Content-Type', 'text/html; charset=utf-8');
    page = response.text;
    headers = response.headers;
  });

  it('has every address, parameter, header and schema of the OpenAPI document', async () => {
    const { paths, components } = (await hub.request.get('/api/openapi.json')).body as OpenApi;
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const wanted = [
      ...Object.values(paths).flatMap(({ get, post }) => [get, post].flatMap((one) => one?.operationId ?? [])),
      ...Object.keys(components.headers).map((name) => `header-${name}`),
      ...Object.keys(components.parameters).map((name) => `parameter-${name}`),
      ...Object.keys(components.schemas).map((name) => `schema-${name}`),
    ];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
    for (const [address, { get, post }] of Object.entries(paths)) {
      if (get) expect(page).toContain(`<code>GET ${address}</code>`);
      if (post) expect(page).toContain(`<code>POST ${address}</code>`);
    }
    for (const name of Object.keys(components.headers)) expect(page).toContain(`<dt><code>${name}</code></dt>`);
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
});
