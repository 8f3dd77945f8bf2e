import type { Core } from '@strapi/strapi';

/** Something to be kept in memory until the content it was made of changes. */
export interface Kept {
  key: string;
  value: unknown;
  /** What it takes in memory, about. */
  bytes: number;
  /** What it was made of; when one of them drops, so does this. */
  tags: Iterable<string>;
}

/** Open while something is made of what the database says; what drops meanwhile is not stored. */
export interface Watch {
  keep(kept: Kept): void;
  end(): void;
}

/** What one node of the hub remembers, as far as it can be sure that it is still true. */
export interface Memory {
  /** @returns what is kept under a key; undefined where nothing is, or where this node cannot know whether it is still true */
  get(key: string): unknown;
  /** To be called before the database is asked. */
  watch(): Watch;
}

/** Whoever's right to read changes anything: roles, their permissions, API tokens. */
export const RIGHTS_TAG = 'rights';

/** @returns undefined where nothing is kept on this node */
export const memoryOf = (strapi: Core.Strapi): Memory | undefined =>
  strapi.plugin('delivery').service('memory') as Memory | undefined;
