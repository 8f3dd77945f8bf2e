import type { Core } from '@strapi/strapi';

import { refreshComputedFields } from '../../computed';
import { LOCALES } from '../../locales';
import { createBulkWriter } from '../bulk/bulk-writer';
import { contentModelOf } from '../content-model';
import type { SeedProgress } from '../seed-content';

import { findSurroundings } from './find-surroundings';
import {
  SAMPLE_TYPES,
  sampleCount,
  sampleDocumentId,
  sampleIdPrefix,
  sampleUid,
  sampleVersion,
  type SampleCounts,
  type SampleType,
} from './sample-entries';
import type { SampleLanguage } from './sample-text';

/** Entries per transaction: some megabytes, and a second or two of work that a stop can lose. */
const BATCH_SIZE = 40;

/** The part of the localization plugin's service that takes in what was written past it. */
interface Backfill {
  run(options: { onProgress: (progress: { done: number; total: number }) => void }): Promise<void>;
}

const LANGUAGES = LOCALES.map(({ code, script }) => ({ locale: code, script }));

export interface LoadSamplesOptions {
  strapi: Core.Strapi;
  /** How many events; cities, partners, grants and resources come in proportion. */
  eventCount: number;
  /** The languages they are written in; all of the registry by default. */
  languages?: readonly SampleLanguage[];
  onProgress?: (progress: SeedProgress) => void;
}

/**
 * Adds synthetic entries for benchmarks, in all languages: as many as are missing up to a number of events. They are the same
 * on every hub that holds the same countries, regions and topics, which they refer to. The localization plugin takes all text in them
 * for written by a person, and derives the languages that are left out.
 * Call it under the seed lock.
 *
 * @returns how many entries were added, by type
 */
export async function loadSamples({
  strapi,
  eventCount,
  languages = LANGUAGES,
  onProgress,
}: LoadSamplesOptions): Promise<SampleCounts> {
  const model = contentModelOf(strapi);
  const missing = new Map<SampleType, number[]>();
  for (const type of SAMPLE_TYPES) {
    missing.set(type, await findMissingNumbers({ strapi, type, count: sampleCount(type, eventCount) }));
  }

  const { surroundings, findFileId } = await findSurroundings({ strapi });
  const writer = createBulkWriter({ strapi, model, findFileId });
  const count = [...missing.values()].reduce((sum, numbers) => sum + numbers.length, 0) * languages.length;
  // Each version is inserted, and then taken in by the localization plugin.
  const total = 2 * count;
  let done = 0;
  for (const [type, numbers] of missing) {
    const entryType = model.types.get(type);
    if (!entryType) throw new Error(`there is no content type "${type}" to make synthetic entries of`);
    for (let start = 0; start < numbers.length; start += BATCH_SIZE) {
      const versions = numbers.slice(start, start + BATCH_SIZE).flatMap((number) =>
        languages.map((language) => ({
          documentId: sampleDocumentId(type, number),
          locale: language.locale,
          fields: sampleVersion({ type, number, language, surroundings }),
        }))
      );
      await writer.insert(entryType, versions);
      done += versions.length;
      onProgress?.({ done, total });
    }
  }
  if (count > 0) {
    await refreshComputedFields({ strapi });
    // Without statistics PostgreSQL plans for the tables as they were, until its own housekeeping comes round.
    await strapi.db.connection.raw('ANALYZE');
  }
  // Also what a run that was stopped had inserted.
  await backfillOf(strapi).run({
    onProgress: (progress) => {
      if (count > 0) onProgress?.({ done: count + Math.round((count * progress.done) / progress.total), total });
    },
  });
  return Object.fromEntries([...missing].map(([type, { length }]) => [type, length])) as SampleCounts;
}

const backfillOf = (strapi: Core.Strapi): Backfill => strapi.plugin('localization').service('backfill');

/** @returns which of the entries 1 to `count` the hub does not have */
async function findMissingNumbers({
  strapi,
  type,
  count,
}: {
  strapi: Core.Strapi;
  type: SampleType;
  count: number;
}): Promise<number[]> {
  const { tableName } = strapi.db.metadata.get(sampleUid(type));
  const rows: { document_id: string }[] = await strapi.db
    .connection(tableName)
    .distinct('document_id')
    .whereLike('document_id', `${sampleIdPrefix(type)}%`);
  const present = new Set(rows.map((row) => row.document_id));
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return numbers.filter((number) => !present.has(sampleDocumentId(type, number)));
}
