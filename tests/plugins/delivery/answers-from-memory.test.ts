import type { AnswersService } from '../../../src/plugins/delivery/server/services/answers';
import type { ContentWriter, Sample } from '../../api/support/content';
import { createToken } from '../../api/support/tokens';
import type { Hub } from '../../support/hub';

import { LIST, startReadHub, told, type Ask } from './support/read-hub';

let hub: Hub;
let writer: ContentWriter;
let ids: Sample;
let ask: Ask;

beforeAll(async () => {
  ({ hub, writer, ids, ask } = await startReadHub());
});
afterAll(() => hub.stop());

const counts = () => ({ ...hub.strapi.plugin('delivery').service<AnswersService>('answers').counts });

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
