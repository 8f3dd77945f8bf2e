import { Registry } from 'prom-client';

import {
  createInvalidation,
  type Invalidation,
} from '../../../../src/plugins/delivery/server/invalidation/invalidation';
import { createMemory } from '../../../../src/plugins/delivery/server/memory/memory';
import { showAnswers } from '../../../../src/plugins/delivery/server/metrics/answers';
import { showDatabase } from '../../../../src/plugins/delivery/server/metrics/database';
import { showMemory } from '../../../../src/plugins/delivery/server/metrics/memory';
import { showProcess } from '../../../../src/plugins/delivery/server/metrics/process';
import { countRequests } from '../../../../src/plugins/delivery/server/metrics/requests';
import type { EndedRequest } from '../../../../src/plugins/delivery/server/services/requests';

/** All metrics of a node whose parts are real, but for the connection to PostgreSQL. */
function startMetrics() {
  const registry = new Registry();
  const memory = createMemory({ maxBytes: 100_000 });
  let tell: (tags: string[]) => void = () => undefined;
  let lose: () => void = () => undefined;
  const invalidation: Invalidation = createInvalidation({
    connect({ onTags, onLost }) {
      [tell, lose] = [onTags, onLost];
      return {
        start: () => Promise.resolve(),
        stop: () => Promise.resolve(),
        catchUp: () => Promise.resolve(),
        seenUntil: () => performance.now(),
        lastSeen: () => performance.now() - 2_000,
      };
    },
  });
  invalidation.onDrop((tags) => memory.drop(tags));
  let fenced: (seconds: number) => void = () => undefined;
  const made = { kept: 3, changed: 1, too_large: 0, off: 0, unfollowed: 0, no_answer: 2 };
  const count = countRequests({ registry, inStrapi: () => 4, refused: () => 5 });
  showAnswers({ registry, counts: { hits: 10, frontHits: 8, misses: 6, made, joined: 1 } });
  showMemory({
    registry,
    memory: {
      counts: () => memory.counts(),
      channelState: () => invalidation.channelState(),
      onDrop: (listener) => invalidation.onDrop(listener),
      onFence(listener) {
        fenced = listener;
      },
    },
  });
  showDatabase({
    registry,
    pool: () => ({ max: 10, numUsed: () => 3, numFree: () => 2, numPendingAcquires: () => 1 }),
  });
  showProcess({ registry, versions: { version: '0.1.0', node: 'v20' } });
  const get = (path: Partial<EndedRequest> = {}): EndedRequest => ({
    id: '1',
    method: 'GET',
    url: '/api/cities?sort=name',
    route: '/api/cities',
    status: 200,
    seconds: 0.000_07,
    bytes: 1_000,
    handler: 'front_door',
    ...path,
  });
  return {
    registry,
    memory,
    count,
    get,
    tell: (tags: string[]) => tell(tags),
    lose: () => lose(),
    fence: () => fenced(0.004),
  };
}

/** Lines of Prometheus's text format, but for comments. */
const samplesOf = async (registry: Registry, name: RegExp): Promise<string[]> =>
  (await registry.metrics()).split('\n').filter((line) => name.test(line) && !line.startsWith('#'));

describe('every metric', () => {
  /** The units of OpenMetrics that occur here, and what is counted without one. */
  const UNITS = /_(bytes|seconds|info)$/;
  const COUNTED = new Set([
    'http_requests_in_progress',
    'hub_channel_trusted',
    'hub_database_connections',
    'hub_database_connections_limit',
    'hub_database_waiting_queries',
    'hub_memory_entries',
    'nodejs_active_handles',
    'nodejs_active_requests',
    'nodejs_active_resources',
    'process_max_fds',
    'process_open_fds',
  ]);

  it('has a sentence of help, a name in small letters, and a unit or a reason to have none', async () => {
    const { registry, count, get } = startMetrics();
    count(get());
    const metrics = await registry.getMetricsAsJSON();
    expect(metrics.length).toBeGreaterThan(30);
    for (const { name, help, type } of metrics) {
      expect({ name, help }).toEqual({
        name: expect.stringMatching(/^[a-z][a-z0-9_]+$/),
        help: expect.stringMatching(/\w{3}/),
      });
      const isCounter = String(type) === 'counter';
      expect({ name, endsAsCounter: name.endsWith('_total') }).toEqual({ name, endsAsCounter: isCounter });
      const base = name.replace(/_total$/, '');
      if (!isCounter) expect({ name, hasUnit: UNITS.test(base) || COUNTED.has(base) }).toEqual({ name, hasUnit: true });
      expect(name).not.toMatch(/_(ms|millis|kb|mb|count|sum|bucket)\b/);
    }
  });

  it('of the hub’s own says what it is in a sentence', async () => {
    const { registry } = startMetrics();
    const own = (await registry.getMetricsAsJSON()).filter(({ name }) => /^(http|hub)_/.test(name));
    for (const { help } of own) expect(help).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('has as many series after thousands of different requests as after one of each kind', async () => {
    const { registry, count, get } = startMetrics();
    const METHODS = ['GET', 'PROPFIND', 'MKCOL', 'M-SEARCH', 'PURGE', 'LINK'];
    const ask = (index: number) =>
      count(
        get({
          url: `/api/cities/${index}?x=${index}`,
          id: String(index),
          method: METHODS[index % METHODS.length] as string,
        })
      );
    for (let index = 0; index < 10; index++) ask(index);
    const few = (await registry.metrics()).split('\n').length;
    for (let index = 0; index < 5_000; index++) ask(index);
    expect((await registry.metrics()).split('\n').length).toBe(few);
    const text = await registry.metrics();
    expect(text).toContain('method="other"');
    expect(text).not.toMatch(/PROPFIND|cities\/1/);
  });
});

it('requests are counted by method, route and status, whoever answers them', async () => {
  const { registry, count, get } = startMetrics();
  count(get());
  count(get({ handler: 'strapi', seconds: 0.02, bytes: 500 }));
  count(get({ status: 304, bytes: 0 }));
  count(get({ status: undefined, bytes: undefined, handler: 'strapi' }));
  expect(await samplesOf(registry, /^http_(requests_total|response)/)).toEqual([
    'http_requests_total{method="GET",route="/api/cities",status="200"} 2',
    'http_requests_total{method="GET",route="/api/cities",status="304"} 1',
    'http_requests_total{method="GET",route="/api/cities",status="aborted"} 1',
    'http_response_body_bytes_total{route="/api/cities"} 1500',
  ]);
  const durations = await samplesOf(registry, /^http_request_duration_seconds/);
  expect(durations).toContain(
    'http_request_duration_seconds_bucket{le="0.0001",method="GET",route="/api/cities",handler="front_door"} 2'
  );
  expect(durations).toContain(
    'http_request_duration_seconds_count{method="GET",route="/api/cities",handler="strapi"} 2'
  );
});

it('answers are counted once, by where they came from, and those that were made by what became of them', async () => {
  const { registry } = startMetrics();
  expect(await samplesOf(registry, /^hub_answers/)).toEqual([
    'hub_answers_total{source="front_door"} 8',
    'hub_answers_total{source="memory"} 2',
    'hub_answers_total{source="joined"} 1',
    'hub_answers_total{source="made"} 6',
    'hub_answers_made_total{result="kept"} 3',
    'hub_answers_made_total{result="changed"} 1',
    'hub_answers_made_total{result="too_large"} 0',
    'hub_answers_made_total{result="off"} 0',
    'hub_answers_made_total{result="unfollowed"} 0',
    'hub_answers_made_total{result="no_answer"} 2',
  ]);
});

it('what is in memory is shown by kind, also after it grew, was replaced, dropped or pushed out', async () => {
  const { registry, memory } = startMetrics();
  const keep = (key: string, bytes: number, tags: string[] = []) => memory.set(key, { value: key, bytes, tags });
  expect(keep('answer /a', 1_000, ['cities:1'])).toBe(true);
  expect(keep('answer /a', 3_000, ['cities:1'])).toBe(true);
  expect(keep('piece 1 7', 500)).toBe(true);
  expect(keep('piece 1 8', 90_000)).toBe(false);
  memory.grow('answer /a', 2_000);
  const { kinds, bytes } = memory.counts();
  expect([...kinds].map(([kind, { entries }]) => [kind, entries])).toEqual([
    ['answer', 1],
    ['piece', 1],
  ]);
  expect([...kinds.values()].reduce((sum, kind) => sum + kind.bytes, 0)).toBe(bytes);
  memory.drop(['cities:1']);
  for (let index = 0; index < 30; index++) keep(`piece 2 ${index}`, 10_000);
  const after = memory.counts();
  expect([...after.kinds.values()].reduce((sum, kind) => sum + kind.bytes, 0)).toBe(after.bytes);
  expect(await samplesOf(registry, /^hub_memory_/)).toEqual([
    'hub_memory_bytes{kind="answer"} 0',
    `hub_memory_bytes{kind="piece"} ${after.bytes}`,
    'hub_memory_limit_bytes 100000',
    'hub_memory_entries{kind="answer"} 0',
    `hub_memory_entries{kind="piece"} ${after.entries}`,
    'hub_memory_removed_total{reason="changed"} 1',
    `hub_memory_removed_total{reason="no_room"} ${after.evicted}`,
  ]);
  expect(after.evicted).toBeGreaterThan(10);
});

it('what PostgreSQL tells is counted by how much it drops, and the channel by how well it hears', async () => {
  const { registry, tell, lose, fence } = startMetrics();
  tell(['cities:1', 'cities@sq', 'cities@*', 'rights']);
  tell(['cities:*', '*']);
  lose();
  fence();
  const samples = await samplesOf(registry, /^hub_(dropped|channel|fence_duration_seconds_count)/);
  expect(samples).toEqual([
    'hub_dropped_tags_total{scope="tag"} 4',
    'hub_dropped_tags_total{scope="table"} 1',
    'hub_dropped_tags_total{scope="everything"} 2',
    'hub_channel_trusted 1',
    expect.stringMatching(/^hub_channel_lag_seconds (1\.99|2)/),
    'hub_channel_losses_total 1',
    'hub_fence_duration_seconds_count 1',
  ]);
});
