import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import CachePolicy from 'http-cache-semantics';

import type { ContentWriter, Sample } from '../../api/support/content';
import { createToken } from '../../api/support/tokens';
import type { Hub } from '../../support/hub';

import { LIST, startReadHub, told, type Answer, type Ask } from './support/read-hub';

let hub: Hub;
let writer: ContentWriter;
let ids: Sample;
let ask: Ask;

beforeAll(async () => {
  ({ hub, writer, ids, ask } = await startReadHub());
});
afterAll(() => hub.stop());

describe('a client that has the answer', () => {
  const forms = ['identity', 'gzip', 'br'];

  it('gets it in the form it takes, each with an entity tag of its own', async () => {
    const answers = await Promise.all(forms.map((encoding) => ask(LIST, { 'Accept-Encoding': encoding })));
    const [plain, zipped, brotli] = answers as [Answer, Answer, Answer];
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br']);
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3);
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(zipped.body.length).toBeLessThan(plain.body.length / 2);
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(told(await ask(LIST, { 'Accept-Encoding': 'gzip, deflate, br' }))).toEqual(told(brotli));
  });

  it('is told that it has not changed, by any form’s entity tag, compared weakly, and in lists', async () => {
    const tags = await Promise.all(
      forms.map(async (encoding) => (await ask(LIST, { 'Accept-Encoding': encoding })).headers.etag as string)
    );
    for (const tag of tags) {
      for (const value of [tag, `W/${tag}`, `"other", ${tag}`, `"a,b",W/${tag}`]) {
        const answer = await ask(LIST, { 'If-None-Match': value, 'Accept-Encoding': 'br' });
        expect({ value, status: answer.status, etag: answer.headers.etag }).toEqual({ value, status: 304, etag: tag });
        expect(answer.body.length).toBe(0);
        expect(answer.headers).toMatchObject({
          vary: 'Accept-Encoding',
          'cache-control': expect.stringContaining('s-maxage'),
        });
      }
    }
    expect((await ask(LIST, { 'If-None-Match': '*' })).status).toBe(304);
    expect((await ask(LIST, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('is told so without a statement to the database', async () => {
    const { headers } = await ask(LIST);
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    hub.strapi.db.connection.on('query', note);
    const answer = await ask(LIST, { 'If-None-Match': headers.etag as string });
    hub.strapi.db.connection.removeListener('query', note);
    expect({ status: answer.status, statements }).toEqual({ status: 304, statements: [] });
  });

  it('is told so in the same words, whether the way it asks is known or not', async () => {
    const { headers } = await ask(LIST);
    const known = await ask(LIST, { 'If-None-Match': headers.etag as string });
    expect(known).toMatchObject({ status: 304, reason: 'Not Modified' });
    expect(told(await ask(`${LIST}&`, { 'If-None-Match': headers.etag as string }))).toEqual(told(known));
  });

  it('gets the list in the language it asks for now, though it is empty in both', async () => {
    const path = '/api/cities?filters[name]=nowhere';
    const albanian = await ask(path, { 'Accept-Language': 'sq' });
    const macedonian = await ask(path, {
      'Accept-Language': 'mk',
      'If-None-Match': albanian.headers.etag as string,
    });
    expect(macedonian.body.equals(albanian.body)).toBe(true);
    expect(macedonian).toMatchObject({ status: 200, headers: { 'content-language': 'mk' } });
  });

  it('gets another entity tag when a word has changed, and the same when none has', async () => {
    const path = '/api/cities/elbasan?locale=en&fields=name';
    const { headers: first } = await ask(path);
    await writer.update('city', ids.elbasan as string, { name: 'Elbasani' });
    await hub.strapi.plugin('delivery').service('memory').fence();
    const { headers: second } = await ask(path);
    expect(second.etag).not.toBe(first.etag);
    expect((await ask(path, { 'If-None-Match': first.etag as string })).status).toBe(200);
    await hub.strapi.db.connection.raw("NOTIFY delivery, '*'");
    await hub.strapi.plugin('delivery').service('memory').fence();
    expect((await ask(path)).headers.etag).toBe(second.etag);
  });
});

describe('a client that has the answer of an entry', () => {
  it('is told the links that there are now, though no word has changed', async () => {
    const path = '/api/cities/durres?locale=en';
    const { headers: first } = await ask(path);
    expect(first.link).toContain('hreflang="sq"');
    await hub.strapi.plugin('localization').service('versions').act({
      type: 'api::city.city',
      documentId: ids.durres,
      locale: 'sq',
      action: 'withhold',
    });
    await hub.strapi.plugin('delivery').service('memory').fence();
    const confirmed = await ask(path, { 'If-None-Match': first.etag as string });
    const { headers: second } = await ask(path);
    expect(second.link).not.toContain('hreflang="sq"');
    expect(confirmed.status).toBe(304);
    expect(confirmed.headers).toMatchObject({ link: second.link, 'surrogate-key': second['surrogate-key'] });
  });
});

/** What anybody may keep, and with which request. */
const KEPT: readonly [what: string, path: string, headers?: Record<string, string>][] = [
  ['a list', LIST],
  ['an entry', '/api/cities/durres?locale=en'],
  ['a view', '/api/regions/balkans?view=page&locale=en'],
  ['a list in a reader’s language', '/api/cities?populate=country', { 'accept-language': 'sq' }],
  ['an entry for a reader who names no language', '/api/cities/durres'],
  ['the languages', '/api/i18n/locales'],
  ['the description of the API', '/api/openapi.json'],
];

describe('what caches do with an answer', () => {
  const policyOf = (
    { status, headers }: Pick<Answer, 'status' | 'headers'>,
    { url = LIST, sent = {}, shared = true }: { url?: string; sent?: Record<string, string>; shared?: boolean } = {}
  ) => new CachePolicy({ url, method: 'GET', headers: sent }, { status, headers }, { shared });

  it.each(KEPT)('a CDN keeps %s for a while, a browser asks each time', async (_, url, sent = {}) => {
    const answer = await ask(url, sent);
    expect(answer.status).toBe(200);
    const policy = policyOf(answer, { url, sent });
    expect(policy.storable()).toBe(true);
    expect(policy.maxAge()).toBe(60);
    expect(policyOf(answer, { url, sent, shared: false }).maxAge()).toBe(0);
    const request = { url, method: 'GET', headers: sent };
    expect(policy.revalidationHeaders(request)['if-none-match']).toBe(answer.headers.etag);
  });

  it.each(KEPT)('a confirmation renews %s', async (_, url, sent = {}) => {
    const answer = await ask(url, sent);
    const confirmed = await ask(url, { ...sent, 'If-None-Match': answer.headers.etag as string });
    expect(confirmed.status).toBe(304);
    const { policy, modified } = policyOf(answer, { url, sent }).revalidatedPolicy(
      { url, method: 'GET', headers: sent },
      confirmed
    );
    expect(modified).toBe(false);
    expect(policy.maxAge()).toBe(60);
    const { etag, vary } = policy.responseHeaders();
    expect([etag, vary]).toEqual([answer.headers.etag, answer.headers.vary]);
  });

  it.each(KEPT)('a CDN gives %s to whom the hub would give the same, and to nobody else', async (_, url, sent = {}) => {
    const policy = policyOf(await ask(url, sent), { url, sent });
    const { etag } = (await ask(url, sent)).headers;
    const given: boolean[] = [];
    for (const language of [undefined, 'sq', 'hr,en;q=0.5']) {
      for (const encoding of [undefined, 'br']) {
        const headers = {
          ...(language !== undefined && { 'accept-language': language }),
          ...(encoding !== undefined && { 'accept-encoding': encoding }),
        };
        const isGiven = policy.satisfiesWithoutRevalidation({ url, method: 'GET', headers });
        if (isGiven) expect((await ask(url, headers)).headers.etag).toBe(etag);
        given.push(isGiven);
      }
    }
    const isNegotiated = !url.includes('locale') && url.startsWith('/api/cities');
    // One of three languages, or all of them.
    expect(given.filter((_isGiven, index) => index % 2 === 0 && given[index])).toHaveLength(isNegotiated ? 1 : 3);
  });

  it.each([
    ['a wrong query', '/api/cities?filters[nope]=1', {}, 400],
    ['an address that cannot be read', 'http://[%]/api/cities', {}, 400],
    ['an entry that is not there', '/api/cities/nowhere-at-all', {}, 404],
    ['an address there is none of', '/api/nowhere', {}, 404],
    ['a stranger’s token', '/api/cities', { authorization: 'Bearer x' }, 401],
  ])('%s is kept by nobody', async (_, url, sent, status) => {
    const answer = await ask(url, sent);
    expect(answer.status).toBe(status);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(policyOf(answer, { url, sent: sent }).storable()).toBe(false);
  });

  it('what somebody with a token gets is kept by nobody, a browser of theirs included', async () => {
    const sent = await createToken(hub, 'read-only');
    const answer = await ask(LIST, sent);
    expect(answer.status).toBe(200);
    for (const shared of [true, false]) expect(policyOf(answer, { sent, shared }).storable()).toBe(false);
  });

  it('a CDN can purge it by the entries in it', async () => {
    const list = (await ask(LIST)).headers['surrogate-key'] as string;
    expect(list.split(' ')).toEqual(
      expect.arrayContaining(['cities', `cities/${ids.durres}`, `countries/${ids.albania}`, `topics/${ids.youth}`])
    );
    const entry = (await ask('/api/cities/durres?locale=en')).headers['surrogate-key'] as string;
    expect(entry).toBe(`cities/${ids.durres}`);
  });
});
