import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createConditionalFetch } from '../../../examples/site/src/hub/conditional-fetch';
import { createHubRequests } from '../../../examples/site/src/hub/hub-requests';
import { createKeptFolder } from '../../../examples/site/src/hub/kept-folder';

import { dieInTheMiddle, startStrangeHub, type StrangeHub } from './support/strange-hub';

let place: string;
let folder: string;
let hub: StrangeHub;
let url: string;
/** What the hub answers now; tests change it. It dies in the middle where there is nothing. */
let answer: { status: number; etag?: string; body: string } | undefined;
let asked: (string | undefined)[];

beforeEach(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'cities-hub-answers-'));
  folder = path.join(place, 'answers');
  asked = [];
  hub = await startStrangeHub((request, response) => {
    asked.push(request.headers['if-none-match']);
    if (!answer) return dieInTheMiddle(response);
    const { status, etag, body } = answer;
    const isKnown = etag !== undefined && request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : status, etag ? { ETag: etag } : {});
    response.end(isKnown ? undefined : body);
  });
  url = `${hub.url}/api/cities?locale=mk`;
});

afterEach(async () => {
  await hub.stop();
  rmSync(place, { recursive: true, force: true });
});

/** A build of its own, with what earlier ones have kept. */
function build() {
  const requests = createHubRequests();
  const kept = createKeptFolder(folder);
  const fetchAnswer = createConditionalFetch({ requests, folder: kept });
  return {
    ...{ traffic: requests.traffic, forgetTheRest: kept.forgetTheRest },
    read: async (address = url) => (await fetchAnswer(new Request(address))).text(),
  };
}

it('an answer that has not changed is asked for by its tag, and used again', async () => {
  answer = { status: 200, etag: '"one"', body: '{"data":"Струмица"}' };
  expect(await build().read()).toBe(answer.body);
  const second = build();
  expect(await second.read()).toBe(answer.body);
  expect(asked).toEqual([undefined, '"one"']);
  expect(second.traffic).toEqual({ requests: 1, unchanged: 1 });

  answer = { status: 200, etag: '"two"', body: '{"data":"Прилеп"}' };
  expect(await build().read()).toBe(answer.body);
  expect(await build().read()).toBe(answer.body);
  expect(asked.slice(2)).toEqual(['"one"', '"two"']);
});

it('an answer without a tag, and a kept file that is not whole, are asked for in full', async () => {
  answer = { status: 200, body: '{}' };
  await build().read();
  expect(readdirSync(place)).toEqual([]);

  answer = { status: 200, etag: '"one"', body: '{}' };
  await build().read();
  const [file = ''] = readdirSync(folder);
  writeFileSync(path.join(folder, file), '{"url":');
  expect(await build().read()).toBe('{}');
  expect(asked).toEqual([undefined, undefined, undefined]);
});

it('an error is thrown with the request and with what the hub says', async () => {
  answer = { status: 500, body: '{"error":{"message":"The database is away."}}' };
  await expect(build().read()).rejects.toThrow(`GET ${url} was answered with 500: The database is away.`);
  answer = { status: 502, body: 'Bad gateway' };
  await expect(build().read()).rejects.toThrow(`GET ${url} was answered with 502: Bad gateway`);
  answer = { status: 304, body: '' };
  await expect(build().read()).rejects.toThrow(`GET ${url} was answered with 304: no text`);
});

it('a hub that is down is thrown with the request and the reason', async () => {
  await hub.stop();
  await expect(build().read()).rejects.toThrow(`GET ${url} cannot be reached: connect ECONNREFUSED`);
  hub = await startStrangeHub(() => undefined);
});

it('a hub that dies in the middle of its answer is thrown with the request, and nothing is kept', async () => {
  answer = undefined;
  await expect(build().read()).rejects.toThrow(`GET ${url} could not be read: Response body length does not match`);
  expect(readdirSync(place)).toEqual([]);
});

it('an answer that is not JSON is thrown with the request and its beginning, and not kept', async () => {
  answer = { status: 200, etag: '"one"', body: '<!doctype html><title>Sign in</title>' };
  const problem = `GET ${url} could not be read: it is not JSON, but begins with "<!doctype html><title>Sign in</title>"`;
  await expect(build().read()).rejects.toThrow(problem);
  expect(readdirSync(place)).toEqual([]);
});

it('what a build did not ask for is forgotten, but nothing by a build that asked for nothing', async () => {
  answer = { status: 200, etag: '"one"', body: '{}' };
  await build().read();
  await build().read(`${url}&page=2`);
  expect(readdirSync(folder)).toHaveLength(2);

  build().forgetTheRest();
  expect(readdirSync(folder)).toHaveLength(2);
  const last = build();
  await last.read();
  last.forgetTheRest();
  expect(readdirSync(folder)).toHaveLength(1);
});

it('where no answer has a tag, there is nothing to forget', async () => {
  answer = { status: 200, body: '{}' };
  const only = build();
  await only.read();
  expect(() => only.forgetTheRest()).not.toThrow();
});
