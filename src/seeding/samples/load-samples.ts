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

/** Entries per transaction: some megabytes, and a second or two of work that a stop can lose. */
const BATCH_SIZE = 40;

const LANGUAGES = LOCALES.map(({ code, script }) => ({ locale: code, script }));

export interface LoadSamplesOptions {
  strapi: Core.Strapi;
  /** How many events; cities, partners, grants and resources come in proportion. */
  eventCount: number;
  onProgress?: (progress: SeedProgress) => void;
}

/**
 * Adds synthetic entries in all languages, for benchmarks: as many as are missing up to a number of events. They are the same
 * on every hub that holds the same countries, regions and topics, which they refer to.
 * Call it under the seed lock.
 *
 * @returns how many entries were added, by type
 */
export async function loadSamples({ strapi, eventCount, onProgress }: LoadSamplesOptions): Promise<SampleCounts> {
  const model = contentModelOf(strapi);
  const missing = new Map<SampleType, number[]>();
  for (const type of SAMPLE_TYPES) {
    missing.set(type, await findMissingNumbers({ strapi, type, count: sampleCount(type, eventCount) }));
  }

  const { surroundings, findFileId } = await findSurroundings({ strapi });
  const writer = createBulkWriter({ strapi, model, findFileId });
  const total = [...missing.values()].reduce((sum, numbers) => sum + numbers.length, 0) * LANGUAGES.length;
  let done = 0;
  for (const [type, numbers] of missing) {
    const entryType = model.types.get(type);
    if (!entryType) throw new Error(`there is no content type "${type}" to make synthetic entries of`);
    for (let start = 0; start < numbers.length; start += BATCH_SIZE) {
      const versions = numbers.slice(start, start + BATCH_SIZE).flatMap((number) =>
        LANGUAGES.map((language) => ({
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
  if (total > 0) {
    await refreshComputedFields({ strapi });
    // Without statistics PostgreSQL plans for the tables as they were, until its own housekeeping comes round.
    await strapi.db.connection.raw('ANALYZE');
  }
  return Object.fromEntries([...missing].map(([type, { length }]) => [type, length])) as SampleCounts;
}

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
