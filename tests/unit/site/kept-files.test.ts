import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createHubRequests } from '../../../examples/site/src/hub/hub-requests';
import { createFileFetch } from '../../../examples/site/src/hub/kept-files';
import { createKeptFolder } from '../../../examples/site/src/hub/kept-folder';

import { dieInTheMiddle, startStrangeHub, type StrangeHub } from './support/strange-hub';

const MODIFIED = 'Mon, 23 Nov 2026 10:00:00 GMT';
const LATER = 'Mon, 23 Nov 2026 10:00:01 GMT';

let folder: string;
let hub: StrangeHub;
let url: string;
/** What the hub has; it dies in the middle where that is nothing. */
let file: { content: string; etag?: string; lastModified?: string } | undefined;
let asked: IncomingHttpHeaders[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cities-hub-files-'));
  asked = [];
  hub = await startStrangeHub(({ headers }, response) => {
    asked.push(headers);
    if (!file) return dieInTheMiddle(response);
    const { content, etag, lastModified } = file;
    // As Strapi does it: files have a date, and nobody is told that they have not changed.
    const isKnown = etag !== undefined && headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, {
      ...(etag ? { ETag: etag } : {}),
      ...(lastModified ? { 'Last-Modified': lastModified } : {}),
      ...(isKnown ? {} : { 'Content-Length': String(Buffer.byteLength(content)) }),
    });
    return response.end(isKnown ? undefined : content);
  });
  url = `${hub.url}/uploads/report.pdf`;
});

afterEach(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A build of its own, with what earlier ones have kept. */
function build() {
  const requests = createHubRequests();
  const kept = createKeptFolder(folder);
  const fetchFile = createFileFetch({ requests, folder: kept });
  return {
    ...{ traffic: requests.traffic, fetchFile, forgetTheRest: kept.forgetTheRest },
    read: async () => readFileSync((await fetchFile(url)).path, 'utf8'),
  };
}

it('a file is asked for once by a build, however many pages lead to it', async () => {
  file = { content: 'Извештај', lastModified: MODIFIED };
  const { fetchFile, traffic } = build();
  const [one, other] = await Promise.all([fetchFile(url), fetchFile(url)]);
  expect(readFileSync(one.path, 'utf8')).toBe('Извештај');
  expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(other).toEqual(one);
  expect(traffic).toEqual({ requests: 1, unchanged: 0 });
});

it.each([
  ['by its date and length', { lastModified: MODIFIED }, 'if-modified-since', MODIFIED],
  ['by its tag', { etag: '"one"', lastModified: MODIFIED }, 'if-none-match', '"one"'],
])('a file that is the same, %s, is used again', async (_how, validators, header, value) => {
  file = { content: 'one', ...validators };
  const first = await build().fetchFile(url);
  const second = build();
  expect(await second.fetchFile(url)).toEqual(first);
  expect(asked[1]?.[header]).toBe(value);
  expect(second.traffic).toEqual({ requests: 1, unchanged: 1 });
});

it.each([
  ['a later date', { content: 'one', lastModified: MODIFIED }, { content: 'two', lastModified: LATER }],
  ['another length', { content: 'one', lastModified: MODIFIED }, { content: 'three', lastModified: MODIFIED }],
  ['another tag', { content: 'one', etag: '"one"' }, { content: 'two', etag: '"two"' }],
  ['nothing to know it by', { content: 'one' }, { content: 'two' }],
])('a file with %s is brought anew', async (_what, before, after) => {
  file = before;
  await build().read();
  file = after;
  const second = build();
  expect(await second.read()).toBe(after.content);
  expect(second.traffic).toEqual({ requests: 1, unchanged: 0 });
});

it('a file of which only half is here is brought anew', async () => {
  file = { content: 'whole', etag: '"one"' };
  const { path: kept } = await build().fetchFile(url);
  truncateSync(kept, 2);
  expect(await build().read()).toBe('whole');
  expect(asked[1]?.['if-none-match']).toBeUndefined();
});

it('a hub that dies in the middle of a file is thrown with the request, and what was here stays', async () => {
  file = undefined;
  await expect(build().read()).rejects.toThrow(`GET ${url} could not be read: Response body length does not match`);
  expect(readdirSync(folder)).toEqual([]);

  file = { content: 'one', lastModified: MODIFIED };
  await build().read();
  file = undefined;
  await expect(build().read()).rejects.toThrow(`GET ${url} could not be read`);
  file = { content: 'one', lastModified: MODIFIED };
  expect(await build().read()).toBe('one');
});

it('files that no page leads to any more are forgotten', async () => {
  file = { content: 'one', lastModified: MODIFIED };
  await build().read();
  url = `${hub.url}/uploads/other.pdf`;
  const last = build();
  await last.read();
  last.forgetTheRest();
  expect(readdirSync(folder)).toHaveLength(2);
});
