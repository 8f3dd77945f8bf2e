import type { ServerResponse } from 'node:http';

import { createHubRequests } from '../../../examples/site/src/hub/hub-requests';

import { startStrangeHub, type StrangeHub } from './support/strange-hub';

let hub: StrangeHub;
/** How the hub refuses, one after the other; what comes then is answered well. */
let refusals: { status: number; retryAfter?: string }[];
let said: string[];
let waited: number[];

beforeEach(async () => {
  [refusals, said, waited] = [[], [], []];
  hub = await startStrangeHub((_request, response: ServerResponse) => {
    const refusal = refusals.shift();
    if (!refusal) return response.end('good');
    const { status, retryAfter } = refusal;
    response.writeHead(status, retryAfter === undefined ? {} : { 'Retry-After': retryAfter });
    return response.end('{"error":{"message":"Too many requests."}}');
  });
});

afterEach(() => hub.stop());

function build() {
  const requests = createHubRequests({
    say: (line) => said.push(line),
    waitMs: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  });
  const ask = (address = '/api/cities') =>
    requests.ask({ url: hub.url + address, headers: new Headers(), read: (response) => response.text() });
  return { ask, traffic: requests.traffic };
}

it.each([429, 503])('goes on where the hub answers %d and says for how long to wait, and tells so', async (status) => {
  refusals = [
    { status, retryAfter: '7' },
    { status, retryAfter: new Date(Date.now() - 5_000).toUTCString() },
  ];
  const { ask, traffic } = build();
  expect(await ask()).toBe('good');
  expect(waited).toEqual([7_000, 0]);
  expect(said[0]).toBe(
    `GET ${hub.url}/api/cities was answered with ${status}: Too many requests. Waiting 7 s, as it asks.`
  );
  expect(traffic.requests).toBe(3);
});

it('stops with the request where the hub asks to wait too long, too often, or says nothing of it', async () => {
  const problem = `GET ${hub.url}/api/cities was answered with 429: Too many requests.`;
  refusals = [{ status: 429, retryAfter: '3600' }];
  await expect(build().ask()).rejects.toThrow(`${problem} (It asks to wait 3600 s, after 0 waits.)`);
  refusals = Array.from({ length: 6 }, () => ({ status: 429, retryAfter: '1' }));
  await expect(build().ask()).rejects.toThrow(`${problem} (It asks to wait 1 s, after 5 waits.)`);
  expect(waited).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
  refusals = [{ status: 503 }, { status: 500, retryAfter: '1' }];
  await expect(build().ask()).rejects.toThrow('was answered with 503');
  await expect(build().ask()).rejects.toThrow('was answered with 500');
});

it('has every other request wait too, and says it once', async () => {
  refusals = [{ status: 429, retryAfter: '1' }];
  let goOn = () => {};
  const pause = new Promise<void>((resolve) => (goOn = resolve));
  let isPaused = () => {};
  const paused = new Promise<void>((resolve) => (isPaused = resolve));
  const requests = createHubRequests({
    say: (line) => said.push(line),
    waitMs: () => {
      isPaused();
      return pause;
    },
  });
  const ask = () => requests.ask({ url: hub.url, headers: new Headers(), read: (response) => response.text() });
  const first = ask();
  await paused;
  const others = [ask(), ask()];
  expect(requests.traffic.requests).toBe(1);
  goOn();
  expect(await Promise.all([first, ...others])).toEqual(['good', 'good', 'good']);
  expect(requests.traffic.requests).toBe(4);
  expect(said).toHaveLength(1);
});
