import { Histogram, type Registry } from 'prom-client';

import { EVERYTHING } from '../invalidation/invalidation';
import type { MemoryService } from '../services/memory';

import { showCounter, showGauge } from './counted-elsewhere';

/** A fence waits some milliseconds; after half a second it is given up. */
const FENCE_BUCKETS = [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5];

/** What a tag drops. */
type Scope = 'tag' | 'table' | 'everything';

const scopeOf = (tag: string): Scope => (tag === EVERYTHING ? 'everything' : tag.endsWith(':*') ? 'table' : 'tag');

/** Shows what is in memory, and how well the node hears what changes it. */
export function showMemory({
  registry,
  memory,
}: {
  registry: Registry;
  memory: Pick<MemoryService, 'counts' | 'channelState' | 'onDrop' | 'onFence'>;
}): void {
  const kinds = () => [...memory.counts().kinds];
  showGauge({
    registry,
    name: 'hub_memory_bytes',
    help: 'Bytes in memory, by kind of what is kept.',
    labelNames: ['kind'],
    read: () => kinds().map(([kind, { bytes }]) => [{ kind }, bytes]),
  });
  showGauge({
    registry,
    name: 'hub_memory_limit_bytes',
    help: 'Bytes that all of it may take.',
    read: () => [[{}, memory.counts().maxBytes]],
  });
  showGauge({
    registry,
    name: 'hub_memory_entries',
    help: 'Things in memory, by kind.',
    labelNames: ['kind'],
    read: () => kinds().map(([kind, { entries }]) => [{ kind }, entries]),
  });
  showCounter({
    registry,
    name: 'hub_memory_removed_total',
    help: 'Things taken out of memory: because what they were made of has changed, or for want of room.',
    labelNames: ['reason'],
    read() {
      const { dropped, evicted } = memory.counts();
      return [
        [{ reason: 'changed' }, dropped],
        [{ reason: 'no_room' }, evicted],
      ];
    },
  });
  showChannel({ registry, memory });
}

function showChannel({ registry, memory }: Parameters<typeof showMemory>[0]): void {
  const dropped: Record<Scope, number> = { tag: 0, table: 0, everything: 0 };
  memory.onDrop((tags) => {
    for (const tag of tags) dropped[scopeOf(tag)]++;
  });
  showCounter({
    registry,
    name: 'hub_dropped_tags_total',
    help: 'Tags told by PostgreSQL, by what they drop: what was made of a row or list, of any row of a table, or everything, also when the channel was lost.',
    labelNames: ['scope'],
    read: () => Object.entries(dropped).map(([scope, count]) => [{ scope }, count]),
  });
  showGauge({
    registry,
    name: 'hub_channel_trusted',
    help: '1 while the node hears what is committed and answers from memory, else 0.',
    read: () => [[{}, Number(memory.channelState().isTrusted)]],
  });
  showGauge({
    registry,
    name: 'hub_channel_lag_seconds',
    help: 'Time since the node was last sure to have heard all that was committed.',
    read: () => [[{}, memory.channelState().lagSeconds]],
  });
  showCounter({
    registry,
    name: 'hub_channel_losses_total',
    help: 'How often the connection was lost on which the node hears what is committed.',
    read: () => [[{}, memory.channelState().losses]],
  });
  const fences = new Histogram({
    name: 'hub_fence_duration_seconds',
    help: 'Time that the answer to a write waited until the node had heard the write.',
    buckets: FENCE_BUCKETS,
    registers: [registry],
  });
  memory.onFence((seconds) => fences.observe(seconds));
}
