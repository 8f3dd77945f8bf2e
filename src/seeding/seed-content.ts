import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, LOCALE_CODES, TRANSLITERATED_LOCALES } from '../locales';

import { contentModelOf } from './content-model';
import { readSeeds } from './reader/read-seeds';
import { referenceId } from './reader/relations';
import { findAlternativeTexts, planMedia, writeMedia, type MediaPlan } from './writer/media';
import { planSeeding, type EntryPlan } from './writer/plan-seeding';
import { createSeedRecords } from './writer/seed-records';
import { writeEntry } from './writer/write-entry';

export interface SeedProgress {
  /** Versions (entry × language) written or found unchanged so far. */
  done: number;
  total: number;
}

export interface SeedPlan {
  entries: EntryPlan[];
  media: MediaPlan[];
}

export interface SeedContentOptions {
  strapi: Core.Strapi;
  /** The folder of seeds; database/seeds by default. */
  dir?: string;
  /** Whether an entry that lacks a text in some language is a fault; what the hub transliterates is never lacking. */
  mustBeComplete?: boolean;
  /** Only says what would be done. */
  isDryRun?: boolean;
  onProgress?: (progress: SeedProgress) => void;
}

/**
 * Brings the content of the seed files into the hub: creates what is missing, updates what changed in the files since, and leaves
 * the rest alone. A run that was stopped is completed by the next, since each entry is written whole or not at all.
 * Call it under the seed lock.
 *
 * @returns what was done, or would be
 * @throws SeedFaultsError before anything is written, with every fault of every file
 */
export async function seedContent({
  strapi,
  dir = path.join(strapi.dirs.app.root, 'database', 'seeds'),
  mustBeComplete = false,
  isDryRun = false,
  onProgress,
}: SeedContentOptions): Promise<SeedPlan> {
  const model = contentModelOf(strapi);
  const content = await readSeeds({
    dir,
    model,
    locales: LOCALE_CODES,
    sourceLocale: DEFAULT_LOCALE,
    derivedLocales: TRANSLITERATED_LOCALES,
    mustBeComplete,
  });
  const records = createSeedRecords({ strapi });
  const known = await records.load();
  const plan: SeedPlan = {
    media: await planMedia({ strapi, media: content.media, records: known.media }),
    entries: await planSeeding({
      strapi,
      seeds: content.seeds,
      records: known.entries,
      sourceLocale: DEFAULT_LOCALE,
    }),
  };
  if (isDryRun) return plan;

  const { saveEntry, saveMedia, finish } = records;
  const alternativeTexts = findAlternativeTexts(content.seeds);
  const fileIds = new Map<string, number>();
  for (const media of plan.media) {
    const alternativeText = alternativeTexts.get(media.name);
    fileIds.set(media.name, await writeMedia({ strapi, plan: media, alternativeText, save: saveMedia }));
  }

  const documentIds = new Map<string, string>();
  const findDocumentId = (uid: string, key: string) => expect(documentIds.get(referenceId({ uid, key })), key);
  const findFileId = (name: string) => expect(fileIds.get(name), name);
  const total = plan.entries.reduce((sum, { changes }) => sum + changes.size, 0);
  const isAnythingNew = plan.entries.some(({ changes }) => [...changes.values()].some((one) => one !== 'unchanged'));
  let done = 0;
  for (const entry of plan.entries) {
    const { seed, changes } = entry;
    const documentId = await writeEntry({ strapi, model, plan: entry, findDocumentId, findFileId, save: saveEntry });
    documentIds.set(referenceId({ uid: seed.type.uid, key: seed.key }), documentId);
    done += changes.size;
    if (isAnythingNew) onProgress?.({ done, total });
  }
  await finish();
  return plan;
}

/** Reading checked every reference, and writing follows their order. */
function expect<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`"${name}" was not written before what refers to it`);
  return value;
}
