import type { Knex } from 'knex';

import type { PartOrigins } from '../domain/align';
import type { EntryRecord } from '../domain/version-record';

import type { Entry } from './entry';
import type { Keeper } from './keeper';

/** An entry that was written, and what became of it, before its other versions follow. */
export interface Change extends Entry {
  /** As it was before the write; undefined for a new entry. */
  before?: Entry;
  /** What is remembered of it as the database has it, where that is known: what is the same is not written again. */
  stored?: EntryRecord;
  /** The version that holds what all drafts share; undefined where drafts stay as they are. */
  draftTruth?: string;
  /** Where the components of the drafts were, and those of the published versions; they have not moved where left out. */
  draftOrigins?: PartOrigins;
  publishedOrigins?: PartOrigins;
  /** Whether published versions are derived anew. */
  isPublishedTouched?: boolean;
  /** Whether the source was published: its shared fields and relations go out. */
  isSourcePublished?: boolean;
  /** The versions a person said are finished. */
  settled?: readonly string[];
}

/** Where entries of a type are settled: in the transaction of the write. */
export interface Settling {
  keeper: Keeper;
  trx: Knex;
  type: string;
}
