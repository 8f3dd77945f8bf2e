import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type * as Redocly from '@redocly/openapi-core';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { has } from 'lodash';
import qs from 'qs';

import { startHub, type Hub } from '../support/hub';

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
}
interface Operation {
  operationId: string;
  parameters: { $ref: string }[];
  responses: Record<string, object>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, { get: Operation }>;
  components: {
    parameters: Record<string, Parameter>;
    headers: Record<string, object>;
    schemas: Record<string, { properties: Record<string, object> }>;
  };
}

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
      Object.entries(document.paths).map(async ([template, { get }]) => {
        const list = template.replace('/{id}', '');
        const { body } = await hub.request.get(
          `${list}?locale=en&pagination[limit]=1`.replace(/\?.*/, list.endsWith('network') ? '' : '$&')
        );
        return {
          template,
          address: template.replace('{id}', body.data[0]?.documentId),
          schema: get.operationId.startsWith('list') ? singular(template) : get.operationId.replace('read', ''),
          isList: get.operationId.startsWith('list'),
          parameters: get.parameters.map(
            ({ $ref }) => document.components.parameters[$ref.split('/').at(-1) as string] as Parameter
          ),
        };
      })
    );
  });

  const singular = (template: string) =>
    (document.paths[`${template}/{id}`] as { get: Operation }).get.operationId.replace('read', '');

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
    expect(Object.keys(document.paths).sort()).toEqual(paths.sort());
    const ids = Object.values(document.paths).map(({ get }) => get.operationId);
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
      ...Object.values(paths).map(({ get }) => get.operationId),
      ...Object.keys(components.parameters).map((name) => `parameter-${name}`),
      ...Object.keys(components.schemas).map((name) => `schema-${name}`),
    ];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
    for (const address of Object.keys(paths)) expect(page).toContain(`<code>GET ${address}</code>`);
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
      const [list = ''] = address.split('/&lt;');
      const { body } = await hub.request.get(list);
      const entry = list === address ? '' : body.data[0].documentId;
      const { status, body: answer } = await hub.request.get(address.replace('&lt;documentId or slug&gt;', entry));
      expect([address, status, answer.error]).toEqual([address, 200, undefined]);
    }
  });
});
