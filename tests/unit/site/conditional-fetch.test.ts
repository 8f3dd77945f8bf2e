import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createConditionalFetch } from '../../../examples/site/src/hub/conditional-fetch';

let folder: string;
let server: Server;
let url: string;
/** What the hub answers now; tests change it. */
let answer: { status: number; etag?: string; body: string };
let asked: (string | undefined)[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cities-hub-answers-'));
  asked = [];
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { status, etag, body } = answer;
    asked.push(request.headers['if-none-match']);
    const isKnown = etag !== undefined && request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : status, { ...(etag ? { ETag: etag } : {}), Connection: 'close' });
    response.end(isKnown ? undefined : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/cities?locale=mk`;
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A build of its own, with what earlier ones have kept. */
const build = () => createConditionalFetch(folder);
const read = async ({ fetch }: ReturnType<typeof build>) => (await fetch(new Request(url))).text();

it('an answer that has not changed is asked for by its tag, and used again', async () => {
  answer = { status: 200, etag: '"one"', body: '{"data":"Струмица"}' };
  expect(await read(build())).toBe(answer.body);
  const second = build();
  expect(await read(second)).toBe(answer.body);
  expect(asked).toEqual([undefined, '"one"']);
  expect(second.traffic).toEqual({ requests: 1, unchanged: 1 });

  answer = { status: 200, etag: '"two"', body: '{"data":"Прилеп"}' };
  expect(await read(build())).toBe(answer.body);
  expect(await read(build())).toBe(answer.body);
  expect(asked.slice(2)).toEqual(['"one"', '"two"']);
});

it('an answer without a tag, and a kept file that is not whole, are asked for in full', async () => {
  answer = { status: 200, body: '{}' };
  await read(build());
  expect(readdirSync(folder)).toEqual([]);

  answer = { status: 200, etag: '"one"', body: '{}' };
  await read(build());
  const [file = ''] = readdirSync(folder);
  writeFileSync(path.join(folder, file), '{"url":');
  expect(await read(build())).toBe('{}');
  expect(asked).toEqual([undefined, undefined, undefined]);
});

it('an error is thrown with the request and with what the hub says', async () => {
  answer = { status: 503, body: '{"error":{"message":"The database is away."}}' };
  await expect(read(build())).rejects.toThrow(`GET ${url} was answered with 503: The database is away.`);
  answer = { status: 502, body: 'Bad gateway' };
  await expect(read(build())).rejects.toThrow(`GET ${url} was answered with 502: Bad gateway`);
});

it('a hub that is down is thrown with the request and the reason', async () => {
  server.close();
  await once(server, 'close');
  await expect(read(build())).rejects.toThrow(`GET ${url} cannot be reached: connect ECONNREFUSED`);
});

it('what a build did not ask for is forgotten, but nothing by a build that asked for nothing', async () => {
  answer = { status: 200, etag: '"one"', body: '{}' };
  await read(build());
  const first = url;
  url = `${first}&page=2`;
  await read(build());
  expect(readdirSync(folder)).toHaveLength(2);

  build().forgetTheRest();
  expect(readdirSync(folder)).toHaveLength(2);
  const last = build();
  await read(last);
  last.forgetTheRest();
  expect(readdirSync(folder)).toHaveLength(1);
});
