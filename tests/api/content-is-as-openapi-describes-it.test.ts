import { readFileSync } from 'node:fs';
import path from 'node:path';

import type * as Redocly from '@redocly/openapi-core';
import { has } from 'lodash';
import qs from 'qs';

import { LOCALES } from '../../src/locales';
import { documentsOf } from '../support/documents';
import { startHub, type Hub } from '../support/hub';
import { EVERY_BLOCK, IMAGE } from '../support/rich-text';

import { contentOf, nameIn, readDescription, readOpenApi, type Description, type Parameter } from './support/openapi';
import { createToken } from './support/tokens';
// It ships ES modules only, which Node can load and jest's sandbox cannot.
const { createConfig, lintFromString } = host.require('@redocly/openapi-core') as typeof Redocly;

let hub: Hub;
let api: Description;
/** Parameters that need a right. */
const DRAFT_PARAMETERS = ['status', 'publicationFilter', 'hasPublishedVersion'];

/** Each documented path, with an entry that is there. */
let addresses: { template: string; address: string; schema: string; isList: boolean; parameters: Parameter[] }[];

beforeAll(async () => {
  hub = await startHub('seeded');
  api = await readDescription(hub);
  addresses = await Promise.all(
    contentOf(api.document).map(async ([template, get]) => {
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
          (reference) => api.document.components.parameters[nameIn(reference)] as Parameter
        ),
      };
    })
  );
}, 180_000);
afterAll(() => hub.stop());

const singular = (template: string) =>
  api.document.paths[`${template}/{id}`]?.get?.operationId.replace('read', '') as string;

describe('the OpenAPI document', () => {
  it('has every address of content, and no other', () => {
    expect(api.document.openapi).toMatch(/^3\.1\./);
    const routes = Object.values(hub.strapi.apis).flatMap(({ routes }) =>
      Object.values(routes).flatMap((router) => ('routes' in router ? router.routes : []))
    );
    const paths = routes
      .filter(({ method, handler }) => method === 'GET' && /\.find(One)?$/.test(String(handler)))
      .map(({ path }) => `/api${path.replace(':id', '{id}')}`);
    const templates = contentOf(api.document).map(([template]) => template);
    expect(templates.sort()).toEqual(paths.sort());
  });

  it('has a name of its own for each operation', () => {
    const ids = Object.values(api.document.paths).flatMap(({ get, post }) =>
      [get, post].flatMap((one) => one?.operationId ?? [])
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the version of package.json', () => {
    const file = path.resolve(__dirname, '../../package.json');
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    expect(api.document.info.version).toBe(version);
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
    const refs = [...JSON.stringify(api.document).matchAll(/"\$ref":"#([^"]*)"/g)].map(
      ([, pointer]) => pointer as string
    );
    const found = [...new Set(refs)].filter((pointer) => has(api.document, pointer.slice(1).split('/')));
    expect(found).toEqual([...new Set(refs)]);
  });

  it('names parameters that every address it gives them to takes, with examples that work', async () => {
    const reader = await createToken(hub, 'full-access');
    for (const { address, parameters, isList } of addresses) {
      for (const { name, in: place, example, schema } of parameters) {
        const values = [example, schema.minimum, schema.maximum, ...(schema.enum ?? [])].filter(
          (value) => value !== undefined
        );
        const tellsOfDrafts = DRAFT_PARAMETERS.includes(name);
        for (const value of values) {
          const query = place === 'query' ? qs.stringify({ [name]: value }, { encodeValuesOnly: true }) : '';
          const { status, body } = await hub.request
            .get(`${address}?${query}`)
            .set(place === 'header' ? { [name]: value as string } : {})
            .set(tellsOfDrafts ? reader : {});
          // An entry that is not in the way that is asked for is not found.
          if (tellsOfDrafts && !isList && status === 404) continue;
          expect([address, query, status, body.error]).toEqual([address, query, 200, undefined]);
        }
        if (tellsOfDrafts) await hub.request.get(`${address}?${name}=nonsense`).set(reader).expect(400);
        if (schema.maximum === undefined) continue;
        await hub.request.get(`${address}?${name}=${schema.maximum + 1}`).expect(400);
      }
    }
  });

  it('names every parameter that an address takes', async () => {
    for (const { address, parameters, isList } of addresses) {
      const { body } = await hub.request.get(`${address}?nonsense=1`).expect(400);
      // Strapi takes `sort` where there is nothing to sort, too.
      const taken = body.error.details.allowed.filter((name: string) => isList || name !== 'sort');
      const named = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name.split('[')[0]);
      expect([address, [...new Set(named)].sort()]).toEqual([address, taken.sort()]);
    }
  });

  it('names an entry that is there at every address of one, and another one when that is gone', async () => {
    const exampleOf = async (name: string) =>
      (await readOpenApi(hub)).components.parameters[name]?.examples?.entry.value as string;
    for (const [template, , id] of contentOf(api.document)) {
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
});

describe('it describes', () => {
  it('every answer as it is: each address, view and some languages', async () => {
    for (const { template, address, schema, isList } of addresses) {
      const views = ['', 'populate=*', 'view=card', ...(isList ? [] : ['view=page'])];
      for (const query of views.flatMap((view) => ['en', 'sr-Latn'].map((locale) => `${view}&locale=${locale}`))) {
        const what = `${address}?${query}`;
        const { body } = await hub.request.get(what).expect(200);
        api.expectBody({ template, method: 'get', body, what });
        const suffix = query.startsWith('view=card') ? 'Card' : query.startsWith('view=page') ? 'Page' : '';
        for (const entry of [body.data].flat()) api.expectValid(`/components/schemas/${schema}${suffix}`, entry, what);
      }
    }
  });

  it('every entry in every language, with the whole of its text and its language', async () => {
    const seen = { entries: 0, richTexts: 0 };
    for (const { address, schema, isList } of addresses) {
      if (!isList && schema !== 'Network') continue;
      const queries = isList
        ? ['locale=*&populate=*&pagination[pageSize]=100']
        : LOCALES.map(({ code }) => `locale=${code}&populate=*`);
      for (const query of queries) {
        let pageCount = 1;
        for (let page = 1; page <= pageCount; page += 1) {
          const what = `${address}?${query}${isList ? `&pagination[page]=${page}` : ''}`;
          const { body } = await hub.request.get(what).expect(200);
          pageCount = body.meta.pagination?.pageCount ?? 1;
          for (const entry of [body.data].flat()) {
            api.expectValid(`/components/schemas/${schema}`, entry, `${what}: ${entry.documentId} ${entry.locale}`);
            seen.entries += 1;
            if (Array.isArray(entry.body ?? entry.about)) seen.richTexts += 1;
          }
        }
      }
    }
    expect(seen.entries).toBeGreaterThan((100 * LOCALES.length) / 2);
    expect(seen.richTexts).toBeGreaterThan(100);
  });

  it('a rich text with every kind of block, of which one is translated', async () => {
    const topics = documentsOf(hub, 'topic');
    const data = { name: 'Everything', slug: 'everything', body: EVERY_BLOCK };
    const { documentId } = await topics.create({ locale: 'en', status: 'published', data });
    const text = { type: 'quote', children: [{ type: 'text', text: 'Durrësi' }] };
    const sourceIndex = EVERY_BLOCK.findIndex(({ type }) => type === 'quote');
    await hub.strapi
      .plugin('localization')
      .service('versions')
      .translateSegments({
        ...{ type: 'api::topic.topic', locale: 'sq', documentIds: [documentId] },
        plan: () => [{ path: 'body', sourceIndex, text }],
      });
    await topics.publish({ documentId, locale: 'sq' });

    const what = `/api/topics/${documentId}?view=page&locale=sq`;
    const { body } = await hub.request.get(what).expect(200);
    api.expectValid('/components/schemas/TopicPage', body.data, what);
    expect(body.data.body).toHaveLength(EVERY_BLOCK.length);
    expect(body.data.fieldLocales.body[sourceIndex]).toBe('sq');
    // The editor wrote it with the host of the admin panel.
    const { image } = body.data.body.find(({ type }: { type: string }) => type === 'image');
    expect([IMAGE.url, image]).toEqual(['http://localhost:1337/uploads/a.png', { ...IMAGE, url: '/uploads/a.png' }]);
    await topics.delete({ documentId, locale: '*' });
  });

  it('what is behind components, files among it', async () => {
    const what = '/api/resources?populate[files][populate]=file&populate[cover][populate]=image';
    const { body } = await hub.request.get(what).expect(200);
    for (const entry of body.data) api.expectValid('/components/schemas/Resource', entry, what);
    const images = body.data.flatMap(({ cover }: { cover: { image: unknown } | null }) => cover?.image ?? []);
    expect(images).not.toHaveLength(0);
  });

  it('the headers of every answer, found or confirmed, and no others', async () => {
    for (const [index, [template, { responses }]] of contentOf(api.document).entries()) {
      const { address } = addresses[index] as (typeof addresses)[number];
      const { headers } = await hub.request.get(`${address}?locale=en`).expect(200);
      expectHeaders({ described: responses[200], headers, what: template });
      const etag = headers.etag as string;
      const confirmed = await hub.request.get(`${address}?locale=en`).set('If-None-Match', etag).expect(304);
      expect([confirmed.text, confirmed.headers.etag]).toEqual(['', etag]);
      expectHeaders({ described: responses[304], headers: confirmed.headers, what: template });
    }
  });

  it.each([
    [400, '/api/cities?sort=nothing', {}],
    [400, '/api/cities?filters[membershipStatus]=guest', {}],
    [401, '/api/cities', { Authorization: 'Bearer nonsense' }],
    [403, '/api/cities?status=draft', {}],
    [404, '/api/cities/nowhere', {}],
    [404, '/api/cities/nowhere?locale=en', {}],
  ])('errors, and their headers: %d of %s', async (status, address, sent) => {
    const { body, headers } = await hub.request.get(address).set(sent).expect(status);
    const what = `${status} of ${address}`;
    api.expectError(body, what);
    const described = api.document.paths['/api/cities/{id}']?.get?.responses[status];
    expectHeaders({ described, headers, what });
  });

  describe('the list of the languages', () => {
    const ADDRESS = '/api/i18n/locales';

    it('as Strapi gives it, with what sites need to know of each, in the order of the registry', async () => {
      const { body, headers } = await hub.request.get(ADDRESS).expect(200);
      api.expectBody({ template: ADDRESS, method: 'get', body, what: ADDRESS });
      expectHeaders({ described: api.document.paths[ADDRESS]?.get?.responses[200], headers, what: ADDRESS });
      expect(body).toMatchObject(
        LOCALES.map(({ code, name, language, tag, hreflang, script, direction, fallbacks }) => ({
          ...{ code, name, language, tag, hreflang, script, direction },
          fallbacks: [...fallbacks],
          isDefault: code === 'en',
        }))
      );
    });

    it('for everybody and for tokens, and with 304 until it changes', async () => {
      const { headers } = await hub.request.get(ADDRESS).expect(200);
      await hub.request
        .get(ADDRESS)
        .set('If-None-Match', headers.etag as string)
        .expect(304);
      const { body } = await hub.request
        .get(ADDRESS)
        .set(await createToken(hub, 'full-access'))
        .expect(200);
      api.expectBody({ template: ADDRESS, method: 'get', body, what: ADDRESS });

      const { id, name } = body.find(({ code }: { code: string }) => code === 'sq');
      const i18n = hub.strapi.plugin('i18n').service('locales');
      await i18n.update({ id }, { name: 'Gjuha shqipe' });
      const changed = await hub.request
        .get(ADDRESS)
        .set('If-None-Match', headers.etag as string)
        .expect(200);
      expect(changed.body).toContainEqual(expect.objectContaining({ code: 'sq', name: 'Gjuha shqipe' }));
      await i18n.update({ id }, { name });
    });

    it('to who has it already only where it has changed, as the document says', () => {
      const { parameters = [] } = api.document.paths[ADDRESS]?.get ?? {};
      expect(parameters.map(nameIn)).toEqual(['IfNoneMatch', 'IfModifiedSince']);
    });

    it('and takes no parameters in the address', async () => {
      const { body } = await hub.request.get(`${ADDRESS}?sort=name`).expect(400);
      api.expectError(body, ADDRESS);
      expect(body.error.details).toMatchObject({ parameter: 'sort' });
    });
  });

  it('that content is read-only: what an address takes is in the answer', async () => {
    const { body, headers } = await hub.request.post('/api/cities').send({}).expect(405);
    api.expectError(body, '405');
    expect(body.error.details.allowed).toEqual(headers.allow?.split(', '));
  });
});

function expectHeaders({ what, ...compared }: Parameters<Description['compareHeaders']>[0] & { what: string }): void {
  expect({ what, ...api.compareHeaders(compared) }).toEqual({ what, undocumented: [], missing: [] });
}
