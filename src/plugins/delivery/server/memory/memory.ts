import { sum } from 'lodash';
import { LRUCache } from 'lru-cache';

import { EVERYTHING } from '../invalidation/invalidation';

/** A thing in memory, and the tags whose drop takes it out. */
export interface Kept<Value> {
  value: Value;
  /** What it takes, keys and tags not counted. */
  bytes: number;
  tags: Iterable<string>;
  /** Whether nobody may ever ask for it again: until somebody does, it makes room only among others like it. */
  isOnTrial?: boolean;
  /** Is told when it is out, or could not come in. */
  onGone?: () => void;
}

/** How many things there are, and what they take, tags and keys included. */
export interface Amount {
  entries: number;
  bytes: number;
}

export interface MemoryCounts extends Amount {
  /** By the first word of their keys. */
  kinds: ReadonlyMap<string, Readonly<Amount>>;
  /** What all together take at most. */
  maxBytes: number;
  /** Taken out by tags. */
  dropped: number;
  /** Taken out because the room was needed. */
  evicted: number;
}

/**
 * Things made of content, in a bounded number of bytes. The least recently used ones are out first, but what is asked for once and never again, such as by who
 * walks through all pages of a list, pushes out nothing that is asked for often (Karedla et al., Caching strategies to improve disk system performance, 1994).
 */
export interface Memory {
  get(key: string): unknown;
  /** The same, by who does not use it. */
  peek(key: string): unknown;
  /** @returns whether it is not too large to be kept */
  set<Value>(key: string, kept: Kept<Value>): boolean;
  /** Says that a thing has grown, such as by another form of it. */
  grow(key: string, bytes: number): void;
  drop(tags: Iterable<string>): void;
  counts(): MemoryCounts;
}

interface Entry {
  value: unknown;
  tagged: Tagged[];
  size: number;
  onGone?: () => void;
}

/** The keys of all that carries a tag. */
interface Tagged {
  tag: string;
  keys: Set<string>;
}

/** What an entry, a tag of it, and the first entry's with that tag, take beside the value: measured on Node 20 with 100,000 entries of up to 10 tags. */
const ENTRY_BYTES = 260;
const TAG_BYTES = 60;
const FIRST_TAG_BYTES = 285;

/** The part of all bytes that is for what is on trial. */
const TRIAL_SHARE = 1 / 4;

/** @param maxBytes - what all things take together at most */
export function createMemory({ maxBytes }: { maxBytes: number }): Memory {
  const tagged = new Map<string, Tagged>();
  const counts = { dropped: 0, evicted: 0 };
  const kinds = new Map<string, Amount>();
  const count = (key: string, { entries, bytes }: Amount): void => {
    const kind = key.slice(0, key.indexOf(' '));
    const known = kinds.get(kind) ?? { entries: 0, bytes: 0 };
    kinds.set(kind, { entries: known.entries + entries, bytes: known.bytes + bytes });
  };
  // One answer must not push out all others.
  const maxEntrySize = Math.ceil(maxBytes / 8);
  let moved: Entry | undefined;
  const createPart = (share: number) =>
    new LRUCache<string, Entry>({
      maxSize: Math.floor(maxBytes * share),
      maxEntrySize,
      dispose(entry, key, reason) {
        if (reason === 'set' || entry === moved) return;
        if (reason === 'evict') counts.evicted++;
        count(key, { entries: -1, bytes: -entry.size });
        for (const { tag, keys } of entry.tagged) {
          keys.delete(key);
          if (keys.size === 0) tagged.delete(tag);
        }
        entry.onGone?.();
      },
    });
  const onTrial = createPart(TRIAL_SHARE);
  const proven = createPart(1 - TRIAL_SHARE);
  const partOf = (key: string) => (onTrial.has(key) ? onTrial : proven);

  function prove(key: string): Entry | undefined {
    moved = onTrial.peek(key);
    if (!moved) return undefined;
    const entry = moved;
    onTrial.delete(key);
    moved = undefined;
    proven.set(key, entry, { size: entry.size });
    return entry;
  }

  const keysOf = (tag: string): Tagged => {
    const known = tagged.get(tag) ?? { tag, keys: new Set() };
    tagged.set(tag, known);
    return known;
  };

  return {
    get: (key) => (proven.get(key) ?? prove(key))?.value,

    peek: (key) => partOf(key).peek(key)?.value,

    set(key, { value, bytes, tags, isOnTrial = false, onGone }) {
      partOf(key).delete(key);
      const names = new Set(tags);
      const tagBytes = [...names].map((tag) => (tagged.has(tag) ? TAG_BYTES : FIRST_TAG_BYTES + tag.length));
      const size = bytes + key.length + ENTRY_BYTES + sum(tagBytes);
      if (size > maxEntrySize) {
        onGone?.();
        return false;
      }
      const entry: Entry = { value, tagged: [...names].map(keysOf), size, onGone };
      for (const { keys } of entry.tagged) keys.add(key);
      count(key, { entries: 1, bytes: size });
      (isOnTrial ? onTrial : proven).set(key, entry, { size });
      return true;
    },

    grow(key, bytes) {
      const part = partOf(key);
      const entry = part.peek(key);
      if (!entry) return;
      const size = entry.size + bytes;
      if (size > maxEntrySize) {
        part.delete(key);
        return;
      }
      count(key, { entries: 0, bytes });
      // As another object: the same one would keep its size.
      part.set(key, { ...entry, size }, { size });
    },

    drop(tags) {
      for (const tag of tags) {
        if (tag === EVERYTHING) {
          for (const part of [onTrial, proven]) {
            counts.dropped += part.size;
            part.clear();
          }
          return;
        }
        for (const key of tagged.get(tag)?.keys ?? []) {
          counts.dropped++;
          partOf(key).delete(key);
        }
      }
    },

    counts: () => ({
      ...counts,
      kinds,
      maxBytes,
      entries: onTrial.size + proven.size,
      bytes: onTrial.calculatedSize + proven.calculatedSize,
    }),
  };
}
