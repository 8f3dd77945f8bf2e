import fc from 'fast-check';

import type { Channel, ChannelEvents } from '../../../../src/plugins/delivery/server/invalidation/channel';
import { createInvalidation } from '../../../../src/plugins/delivery/server/invalidation/invalidation';
import { createMemory } from '../../../../src/plugins/delivery/server/memory/memory';
import { completeTags } from '../../../../src/plugins/delivery/server/tags/complete-tags';

const keyOf = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const tagsOf = fc.uniqueArray(fc.constantFrom('cities:1', 'cities:2', 'cities@en', 'topics:1', 'rights'));

it('memory holds what was put in last and not dropped since, in as many bytes as it may', () => {
  const action = fc.oneof(
    fc.record({
      does: fc.constant('set' as const),
      key: keyOf,
      tags: tagsOf,
      bytes: fc.integer({ min: 0, max: 3_000 }),
      isOnTrial: fc.boolean(),
    }),
    fc.record({ does: fc.constant('get' as const), key: keyOf }),
    fc.record({ does: fc.constant('grow' as const), key: keyOf, bytes: fc.integer({ min: 0, max: 2_000 }) }),
    fc.record({
      does: fc.constant('drop' as const),
      tags: fc.oneof<fc.Arbitrary<string[]>[]>(tagsOf, fc.constant(['*'])),
    })
  );
  const MAX_BYTES = 16_000;
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const memory = createMemory({ maxBytes: MAX_BYTES });
      const model = new Map<string, { value: number; tags: string[] }>();
      const inside = new Set<number>();
      actions.forEach((act, value) => {
        if (act.does === 'set') {
          model.set(act.key, { value, tags: act.tags });
          inside.add(value);
          const { bytes, tags, isOnTrial } = act;
          memory.set(act.key, { value, bytes, tags, isOnTrial, onGone: () => inside.delete(value) });
        } else if (act.does === 'get') {
          expect(memory.peek(act.key)).toBe(memory.get(act.key));
        } else if (act.does === 'grow') memory.grow(act.key, act.bytes);
        else {
          memory.drop(act.tags);
          for (const [key, { tags }] of model) {
            if (act.tags.includes('*') || tags.some((tag) => act.tags.includes(tag))) model.delete(key);
          }
        }
        expect(memory.counts().bytes).toBeLessThanOrEqual(MAX_BYTES);
      });
      const found = ['a', 'b', 'c', 'd', 'e'].map((key) => [key, memory.get(key)] as const);
      // What had no room may be gone, but nothing else is there.
      for (const [key, value] of found) if (value !== undefined) expect(value).toBe(model.get(key)?.value);
      expect(found.flatMap(([, value]) => value ?? []).sort()).toEqual([...inside].sort());
    }),
    { seed: 7, numRuns: 500 }
  );
});

it('what nobody asks for again pushes out nothing that is asked for often', () => {
  const memory = createMemory({ maxBytes: 200_000 });
  const keep = (key: string, isOnTrial: boolean) =>
    memory.set(key, { value: key, bytes: 10_000, tags: [`${key}:1`], isOnTrial });
  const often = ['piece 1 1', 'piece 1 2', 'answer asked for again'];
  keep('piece 1 1', false);
  keep('piece 1 2', false);
  keep('answer asked for again', true);
  memory.get('answer asked for again');
  for (let number = 0; number < 100; number += 1) {
    keep(`answer ${number}`, true);
    // Who only looks does not ask for it.
    memory.peek(`answer ${number}`);
  }
  expect(often.map((key) => memory.peek(key))).toEqual(often);
  expect([memory.peek('answer 0'), memory.peek('answer 99')]).toEqual([undefined, 'answer 99']);
  expect(memory.counts().bytes).toBeGreaterThan(60_000);
  memory.drop(['*']);
  expect(memory.counts()).toMatchObject({ bytes: 0, entries: 0 });
});

it('a tag brings that of its whole table along', () => {
  const tags = ['cities:5', 'cities@sr-Cyrl', 'topics#abc', 'cities_topics_lnk/cities:5', 'rights', '*'];
  const tables = ['cities:*', 'topics:*', 'cities_topics_lnk/cities:*'];
  expect([...completeTags(tags)].sort()).toEqual([...tags, ...tables].sort());
});

describe('a watch', () => {
  let events: ChannelEvents;
  let seenUntil: number | undefined;
  let catchUp: () => Promise<void>;
  const open = () =>
    createInvalidation({
      connect: (given) => {
        events = given;
        const channel: Channel = {
          start: () => Promise.resolve(),
          stop: () => Promise.resolve(),
          seenUntil: () => seenUntil,
          lastSeen: () => seenUntil ?? 0,
          catchUp: () => catchUp(),
        };
        return channel;
      },
    });
  beforeEach(() => {
    seenUntil = performance.now();
    catchUp = () => Promise.resolve();
  });

  it('sees what is told while it is open, and nothing of before', () => {
    const invalidation = open();
    events.onTags(['cities:1']);
    const watch = invalidation.openWatch();
    expect(watch.hasSeenAnything()).toBe(false);
    events.onTags(['cities:2', 'cities@*']);
    expect([watch.hasSeen(['cities:1']), watch.hasSeen(['topics:1', 'cities:2'])]).toEqual([false, true]);
    expect(watch.hasSeenAnything()).toBe(true);
  });

  it('has seen everything once the channel was lost, or where there is none', () => {
    const invalidation = open();
    const watch = invalidation.openWatch();
    events.onLost();
    expect(watch.hasSeen(['topics:1'])).toBe(true);
    seenUntil = undefined;
    expect(invalidation.openWatch().hasSeen(['topics:1'])).toBe(true);
    expect(invalidation.isTrusted()).toBe(false);
  });

  it('nothing is trusted that may be a second old', () => {
    const invalidation = open();
    expect(invalidation.isTrusted()).toBe(true);
    seenUntil = performance.now() - 950;
    expect(invalidation.isTrusted()).toBe(false);
  });

  it('nothing is trusted after a fence that did not come back, until the channel has seen what was before it', async () => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const invalidation = open();
    catchUp = () => new Promise(() => undefined);
    const fence = invalidation.fence();
    jest.runAllTimers();
    await fence;
    jest.useRealTimers();
    expect(invalidation.isTrusted()).toBe(false);
    seenUntil = performance.now();
    expect(invalidation.isTrusted()).toBe(true);
  });
});
