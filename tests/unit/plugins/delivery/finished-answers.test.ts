import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';

import { createAddresses } from '../../../../src/plugins/delivery/server/answers/addresses';
import { createAnswer, sendAnswer, type Answer } from '../../../../src/plugins/delivery/server/answers/answer';
import { writeCacheControl } from '../../../../src/plugins/delivery/server/answers/cache-control';
import { writeCanonicalQuery } from '../../../../src/plugins/delivery/server/answers/canonical-query';
import { chooseEncoding, compress } from '../../../../src/plugins/delivery/server/answers/encodings';
import { writeSurrogateKey } from '../../../../src/plugins/delivery/server/answers/surrogate-key';

it('a body of any size is the same after Brotli, also where it just fits into a window or just does not', async () => {
  const sizes = [10, 11, 16, 22, 23].flatMap((bits) => [-17, -16, -15, 0, 1].map((more) => 2 ** bits + more));
  for (const size of [0, 1, ...sizes]) {
    // Repeats itself from one end to the other, so that the whole window is used.
    const body = Buffer.alloc(size, `${'a city '.repeat(50)}${size}`);
    const compressed = await compress(body, 'br');
    expect(compressed.length).toBeLessThan(1_000);
    expect(brotliDecompressSync(compressed).equals(body)).toBe(true);
  }
});

it('an answer keeps nothing but its own bytes in memory, however small it is and however it is written', async () => {
  for (const size of [20, 1_500, 3_000, 100_000]) {
    // Of Node's pool, where it is small.
    const content = Buffer.concat([Buffer.from('"'), Buffer.alloc(size, 'a city '), Buffer.from('"')]);
    const answer = createAnswer({ content, headers: [], isKeepable: true });
    for (const encoding of ['identity', 'gzip', 'br']) {
      const { body } = await answer.formFor(encoding);
      expect(body.buffer.byteLength).toBe(body.length);
    }
  }
});

it('an answer holds on to nothing of the memory that its body was cut from, also to compress it later', async () => {
  const pool = Buffer.alloc(8_192, 'a city ');
  const answer = createAnswer({ content: pool.subarray(0, 2_100), headers: [], isKeepable: true });
  pool.fill(0);
  const { body } = await answer.formFor('br');
  expect(brotliDecompressSync(body).toString()).toBe('a city '.repeat(300));
});

describe('Last-Modified', () => {
  const MADE_AT = Date.parse('2026-11-23T10:00:00.400Z');
  /** At least a second after it was made: a write within that second would otherwise go unnoticed. */
  const SAID = 'Mon, 23 Nov 2026 10:00:02 GMT';
  let server: Server;
  let answer: Answer;
  let now: number;

  beforeAll(async () => {
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    answer = createAnswer({
      content: Buffer.from('{"data":[]}'),
      headers: [['Cache-Control', 'public']],
      isKeepable: true,
      madeAt: MADE_AT,
    });
    server = createServer((req, res) => {
      void Promise.resolve(answer.formFor(undefined)).then((form) =>
        sendAnswer({ req, res, ownHeaders: [] }, answer, form)
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    jest.restoreAllMocks();
    server.close();
  });

  async function ask(headers: Record<string, string> = {}) {
    const request = get({ port: (server.address() as AddressInfo).port, headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await buffer(response);
    return { status: response.statusCode, said: response.headers['last-modified'] };
  }

  it('is not said, nor looked at, before the answer has been the same for a second', async () => {
    now = MADE_AT + 1_500;
    expect(await ask()).toEqual({ status: 200, said: undefined });
    expect(await ask({ 'If-Modified-Since': SAID })).toEqual({ status: 200, said: undefined });
  });

  it.each([
    ['confirms it', { 'If-Modified-Since': SAID }, 304],
    ['confirms it for who has it since later', { 'If-Modified-Since': 'Mon, 23 Nov 2026 10:00:05 GMT' }, 304],
    ['confirms nothing to who has one of before', { 'If-Modified-Since': 'Mon, 23 Nov 2026 10:00:01 GMT' }, 200],
    ['confirms nothing to who comes from the future', { 'If-Modified-Since': 'Mon, 23 Nov 2026 11:00:00 GMT' }, 200],
    ['is not looked at where it is no date', { 'If-Modified-Since': 'once upon a time' }, 200],
    ['is not looked at beside If-None-Match', { 'If-Modified-Since': SAID, 'If-None-Match': '"other"' }, 200],
  ])('%s', async (_, headers, status) => {
    now = MADE_AT + 10_000;
    expect(await ask(headers as Record<string, string>)).toEqual({ status, said: SAID });
  });
});

it('queries that mean the same are written alike, and others are not', () => {
  const write = writeCanonicalQuery;
  expect(write({ a: '1', b: { c: ['x', 'y'], d: null } })).toBe(write({ b: { d: null, c: ['x', 'y'] }, a: '1' }));
  expect(write({ populate: { a: { fields: 'x', sort: 'y' } } })).toBe(
    write({ populate: { a: { sort: 'y', fields: 'x' } } })
  );
  const different = [
    {},
    { a: '1' },
    { a: 1 },
    { a: ['1'] },
    { a: '1', b: '' },
    { a: ['x', 'y'] },
    { a: ['y', 'x'] },
    { a: null },
    { 'a":"1","b': '' },
    // What is sorted by first is not what is sorted by next.
    { sort: { a: { x: 'asc' }, b: 'desc' } },
    { sort: { b: 'desc', a: { x: 'asc' } } },
    { sort: [{ a: 'asc', b: 'desc' }] },
    { sort: [{ b: 'desc', a: 'asc' }] },
    { sort: { a: { x: 'asc', y: 'asc' } } },
    { sort: { a: { y: 'asc', x: 'asc' } } },
    { populate: { c: { sort: { a: 'asc', b: 'desc' } } } },
    { populate: { c: { sort: { b: 'desc', a: 'asc' } } } },
  ];
  expect(new Set(different.map(write)).size).toBe(different.length);
});

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.1, gzip', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['zstd', 'identity'],
  ['identity;q=0, zstd', 'identity'],
  ['gzip;q=nonsense,,;', 'identity'],
  [`${'x, '.repeat(1_000)}br`, 'br'],
])('Accept-Encoding: %s is answered in %s', (header, encoding) => {
  for (let time = 0; time < 2; time++) expect(chooseEncoding(header)).toBe(encoding);
});

it('a Surrogate-Key that would be too long names types instead of their entries, the largest first', () => {
  const entries = ['cities/a', 'cities/b', 'cities/c', 'topics/a'];
  const write = (maxBytes: number) => writeSurrogateKey({ lists: ['events'], entries, maxBytes });
  expect(write(100)).toBe('events cities/a cities/b cities/c topics/a');
  expect(write(30)).toBe('events cities topics/a');
  expect(write(20)).toBe('events cities topics');
  expect(write(10)).toBeUndefined();
  expect(writeSurrogateKey({ lists: [], entries: [], maxBytes: 0 })).toBeUndefined();
});

it('Cache-Control says how long a browser and a CDN may keep an answer', () => {
  const times = { maxAgeSeconds: 0, sharedMaxAgeSeconds: 60, staleWhileRevalidateSeconds: 0 };
  expect(writeCacheControl(times)).toBe('public, max-age=0, s-maxage=60');
  expect(writeCacheControl({ ...times, staleWhileRevalidateSeconds: 30 })).toMatch(/, stale-while-revalidate=30$/);
});

describe('addresses', () => {
  const never = () => {
    throw new Error('nothing is to be negotiated');
  };

  it('lead to an answer until it is gone, by language where none is named', () => {
    const addresses = createAddresses<{ key: string }>();
    const [plain, sq, hr] = [{ key: 'plain' }, { key: 'sq' }, { key: 'hr' }];
    addresses.add('/a?locale=sq', undefined, plain);
    addresses.add('/a', 'sq', sq);
    addresses.add('/a', 'hr', hr);
    expect(addresses.find('/a?locale=sq', never)).toBe(plain);
    expect(addresses.find('/a', () => 'sq')).toBe(sq);
    expect(addresses.find('/a', () => 'hr')).toBe(hr);
    expect(addresses.find('/a', () => 'mk')).toBeUndefined();
    addresses.remove(sq);
    expect(addresses.find('/a', () => 'sq')).toBeUndefined();
    expect(addresses.find('/a', () => 'hr')).toBe(hr);
    addresses.remove(plain);
    expect(addresses.find('/a?locale=sq', never)).toBeUndefined();
  });

  it('are so many at most for one answer', () => {
    const addresses = createAddresses<{ key: string }>();
    const kept = { key: 'kept' };
    const added = Array.from({ length: 100 }, (_, index) => addresses.add(`/a?${index}`, undefined, kept));
    expect(added.filter(Boolean).length).toBe(16);
    addresses.remove(kept);
    expect(addresses.find('/a?0', never)).toBeUndefined();
  });
});
