import type { Core } from '@strapi/strapi';
import { chunk, groupBy } from 'lodash';

import type { TranslatedVersion } from '../../../localization/shared/contracts';
import { hubLanguages, type HubLanguages } from '../services/hub-languages';

import { approvedSegments } from './approved-segments';
import { findUnknown } from './find-unknown';
import { rememberSegments } from './segment-table';

/** Entries that are read at a time. */
const BATCH_SIZE = 50;
/** Versions that are looked at at a time. */
const PAGE_SIZE = 1000;

export interface LearnProgress {
  /** Versions that the memory has learnt from. */
  done: number;
}

interface LearnRequest {
  strapi: Core.Strapi;
  /** Asked before each batch. */
  isStopped: () => boolean;
}

/**
 * Learns from versions in which nothing is left to translate. Their time is read before their texts: what is written in between is told of
 * later, and learnt again.
 */
export async function learnFrom({
  strapi,
  versions,
  isStopped,
  onProgress,
}: LearnRequest & {
  versions: readonly TranslatedVersion[];
  onProgress?: (progress: LearnProgress) => void;
}): Promise<void> {
  const languages = hubLanguages(strapi);
  let done = 0;
  for (const batch of batchesOf(versions)) {
    if (isStopped()) return;
    await learnBatch(strapi, languages, batch);
    done += batch.length;
    onProgress?.({ done });
  }
}

/** Of one content type and language each. */
const batchesOf = (versions: readonly TranslatedVersion[]): TranslatedVersion[][] =>
  Object.values(groupBy(versions, ({ type, locale }) => `${type} ${locale}`)).flatMap((group) =>
    chunk(group, BATCH_SIZE)
  );

async function learnBatch(
  strapi: Core.Strapi,
  { versions: localization }: HubLanguages,
  batch: readonly TranslatedVersion[]
): Promise<void> {
  const [{ type, locale }] = batch as [TranslatedVersion];
  const times = new Map(batch.map(({ documentId, updatedAt }) => [documentId, updatedAt]));
  const texts = await localization.entryTexts({ type, locale, documentIds: [...times.keys()] });
  const segments = texts.flatMap((one) => approvedSegments(one, times.get(one.documentId) as Date));
  await strapi.db.transaction(({ trx }) => rememberSegments({ trx, segments }));
}

/**
 * Learns from all versions the memory has not learnt from since they were written: on a hub that had translations before it had a memory, and
 * what a node did not come to before it died. Several nodes may do so at once: they write the same.
 */
export async function catchUp({
  strapi,
  isStopped,
  onProgress,
}: LearnRequest & { onProgress?: (progress: LearnProgress) => void }): Promise<void> {
  const { versions: localization } = hubLanguages(strapi);
  let after = 0;
  let done = 0;
  for (;;) {
    const page = await localization.translated({ after, limit: PAGE_SIZE });
    const last = page.at(-1);
    if (!last || isStopped()) return;
    const versions = await strapi.db.transaction(({ trx }) => findUnknown({ trx, versions: page }));
    const before = done;
    await learnFrom({
      strapi,
      versions,
      isStopped,
      onProgress: (progress) => {
        done = before + progress.done;
        onProgress?.({ done });
      },
    });
    after = last.id;
  }
}
