import type { Core } from '@strapi/strapi';
import type { ClientConfig } from 'pg';

import { optionsOf } from '../config';
import { createContentModel } from '../content-model';
import { createChannel } from '../invalidation/channel';
import { findFollowedTables } from '../invalidation/followed-tables';
import { installTriggers } from '../invalidation/install-triggers';
import { createInvalidation, type ChannelState, type DropListener } from '../invalidation/invalidation';
import { createMemory, type Kept } from '../memory/memory';
import { completeTags } from '../tags/complete-tags';

/** What becomes of a thing that is to be kept. `changed`: something it was made of was changed meanwhile, or nobody can tell. */
export type KeepResult = 'kept' | 'changed' | 'too_large' | 'off';

/** A read of the database whose result may be kept. It is opened before the database is asked, and ended whatever happens. */
export interface ReadWatch {
  /** Keeps what was made, unless something it was made of was changed since the watch was opened. */
  keep(kept: Kept<unknown> & { key: string }): KeepResult;
  /** Whether something with one of these tags was changed since. */
  hasSeen(tags: Iterable<string>): boolean;
  /** Whether anything at all was changed since. */
  hasSeenAnything(): boolean;
  end(): void;
}

const UNWATCHED: ReadWatch = {
  keep: () => 'off',
  hasSeen: () => true,
  hasSeenAnything: () => true,
  end: () => undefined,
};

/** What is made of content and kept until that content changes, on whichever node and in whatever way. */
export function createMemoryService({ strapi }: { strapi: Core.Strapi }) {
  const { cache, memoryMb, contentTypes } = optionsOf(strapi);
  const memory = createMemory({ maxBytes: memoryMb * 1024 * 1024 });
  const invalidation = createInvalidation({
    connect: (events) =>
      createChannel({
        connection: strapi.config.get<ClientConfig>('database.connection.connection'),
        events,
        warn: (message) => strapi.log.warn(message),
      }),
  });
  invalidation.onDrop((tags) => memory.drop(tags));
  const fenceListeners: ((seconds: number) => void)[] = [];
  let isOn = false;

  return {
    /** Has PostgreSQL tell what is changed, and listens. To be called while the hub boots, under its boot lock. */
    async start(): Promise<void> {
      if (!cache) return;
      const model = createContentModel({ strapi, contentTypes });
      await installTriggers({ strapi, tables: findFollowedTables({ strapi, model }) });
      await invalidation.channel.start();
      isOn = true;
    },

    async stop(): Promise<void> {
      isOn = false;
      await invalidation.channel.stop();
    },

    /** Whether what is in memory is no older than a second, and of the last write that this node has answered. */
    isTrusted: (): boolean => isOn && invalidation.isTrusted(),

    /** @returns what is kept; undefined where nothing is, or nobody can tell whether it is still true */
    get: (key: string): unknown => (isOn && invalidation.isTrusted() ? memory.get(key) : undefined),

    /** The same, by who only wants to know what is there. */
    peek: (key: string): unknown => (isOn && invalidation.isTrusted() ? memory.peek(key) : undefined),

    watch(): ReadWatch {
      if (!isOn) return UNWATCHED;
      const watch = invalidation.openWatch();
      return {
        keep({ key, tags, ...kept }) {
          const complete = completeTags(tags);
          if (watch.hasSeen(complete)) return 'changed';
          return memory.set(key, { ...kept, tags: complete }) ? 'kept' : 'too_large';
        },
        hasSeen: (tags) => watch.hasSeen(completeTags(tags)),
        hasSeenAnything: () => watch.hasSeenAnything(),
        end: () => watch.close(),
      };
    },

    /** Says that what is kept has grown by so many bytes. */
    grow: (key: string, bytes: number): void => memory.grow(key, bytes),

    /** Resolves once nothing older than what was committed before this call is served from memory on this node. */
    async fence(): Promise<void> {
      if (!isOn) return;
      const startedAt = performance.now();
      await invalidation.fence();
      const seconds = (performance.now() - startedAt) / 1_000;
      for (const listener of fenceListeners) listener(seconds);
    },

    /** @param listener - is told how long each fence has waited */
    onFence(listener: (seconds: number) => void): void {
      fenceListeners.push(listener);
    },

    /** How well this node hears what is committed. */
    channelState: (): ChannelState => invalidation.channelState(),

    onDrop: (listener: DropListener): void => invalidation.onDrop(listener),

    counts: () => memory.counts(),
  };
}

export type MemoryService = ReturnType<typeof createMemoryService>;

/** The node's memory. */
export const memoryOf = (strapi: Core.Strapi): MemoryService =>
  strapi.plugin('delivery').service<MemoryService>('memory');
