import type { Channel } from './channel';

/**
 * What was committed since a read began. It is opened before the database is asked; what was made may be kept only where nothing it was made of
 * was told meanwhile.
 */
export interface Watch {
  /** Whether one of these tags was told since, or may have been. */
  hasSeen(tags: Iterable<string>): boolean;
  /** Whether anything at all was told since: then who comes later must not be given what this read finds. */
  hasSeenAnything(): boolean;
  close(): void;
}

/** Tells that tags were dropped; `*` for everything. */
export type DropListener = (tags: readonly string[]) => void;

export interface Invalidation {
  /** Whether what is in memory is no older than promised. */
  isTrusted(): boolean;
  openWatch(): Watch;
  /** Resolves once what was committed before is dropped on this node, or nothing in memory is trusted any more. */
  fence(): Promise<void>;
  onDrop(listener: DropListener): void;
  channelState(): ChannelState;
}

/** How well this node hears what is committed. */
export interface ChannelState {
  isTrusted: boolean;
  /** How long ago it was sure to have heard everything. */
  lagSeconds: number;
  /** How often the connection was lost. */
  losses: number;
}

/** The tag of everything. */
export const EVERYTHING = '*';

/** What is served from memory is never older than this, in milliseconds; the promise is one second. */
const MAX_AGE_MS = 900;
/** How long the answer to a write waits until this node has seen the write. */
const FENCE_MS = 500;

/** Keeps what is in memory true: drops what was committed, and knows when it cannot know. */
export function createInvalidation({
  connect,
}: {
  connect: (events: { onTags: (tags: string[]) => void; onLost: () => void }) => Channel;
}): Invalidation & { channel: Channel } {
  const listeners: DropListener[] = [];
  const watches = new Set<Set<string>>();
  /** Nothing is trusted before the channel has seen what was committed up to then. */
  let mustHaveSeen = 0;
  let losses = 0;

  function drop(tags: readonly string[]): void {
    for (const seen of watches) tags.forEach((tag) => seen.add(tag));
    for (const listener of listeners) listener(tags);
  }

  const channel = connect({
    onTags: drop,
    onLost() {
      losses++;
      drop([EVERYTHING]);
    },
  });

  function isTrusted(): boolean {
    const seenUntil = channel.seenUntil();
    return seenUntil !== undefined && seenUntil >= mustHaveSeen && performance.now() - seenUntil < MAX_AGE_MS;
  }

  return {
    channel,
    isTrusted,

    channelState: () => ({
      isTrusted: isTrusted(),
      lagSeconds: (performance.now() - channel.lastSeen()) / 1_000,
      losses,
    }),

    openWatch() {
      const seen = new Set<string>();
      watches.add(seen);
      // Without the channel nothing is told, so nothing can be said either.
      if (channel.seenUntil() === undefined) seen.add(EVERYTHING);
      return {
        hasSeen(tags) {
          if (seen.size === 0) return false;
          if (seen.has(EVERYTHING)) return true;
          for (const tag of tags) if (seen.has(tag)) return true;
          return false;
        },
        hasSeenAnything: () => seen.size > 0,
        close: () => watches.delete(seen),
      };
    },

    async fence() {
      const askedAt = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          mustHaveSeen = Math.max(mustHaveSeen, askedAt);
          resolve();
        }, FENCE_MS);
      });
      await Promise.race([channel.catchUp(), late]);
      clearTimeout(timer);
    },

    onDrop(listener) {
      listeners.push(listener);
    },
  };
}
