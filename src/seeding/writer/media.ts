import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';

import type { Seed } from '../reader/read-entry';
import type { SeedValue } from '../reader/read-fields';

import type { Change } from './plan-seeding';
import type { MediaRecord, SeedRecords } from './seed-records';

/** What seeding will do with a media file. */
export interface MediaPlan {
  name: string;
  path: string;
  hash: string;
  /** Undefined: the media library does not have it. */
  fileId: number | undefined;
  change: Change;
}

interface PlanMediaOptions {
  strapi: Core.Strapi;
  /** Paths by name. */
  media: ReadonlyMap<string, string>;
  records: SeedRecords['media'];
}

/** Compares the media files of the seeds with the media library. */
export async function planMedia({ strapi, media, records }: PlanMediaOptions): Promise<MediaPlan[]> {
  const recordedIds = [...records.values()].map(({ fileId }) => fileId);
  const rows = await strapi.db.query('plugin::upload.file').findMany({
    select: ['id'],
    where: { id: { $in: recordedIds } },
  });
  const present = new Set(rows.map(({ id }) => Number(id)));

  return Promise.all(
    [...media].map(async ([name, path]): Promise<MediaPlan> => {
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      const record = records.get(name);
      if (!record || !present.has(record.fileId)) return { name, path, hash, fileId: undefined, change: 'create' };
      return { name, path, hash, fileId: record.fileId, change: record.hash === hash ? 'unchanged' : 'update' };
    })
  );
}

interface WriteMediaOptions {
  strapi: Core.Strapi;
  plan: MediaPlan;
  /** For the media library; entries have their own, in each language. */
  alternativeText: string | undefined;
  save: (name: string, record: MediaRecord) => Promise<void>;
}

/**
 * Uploads a file, or replaces it under its address, through the upload plugin, whose checks hold.
 *
 * @returns the file's id
 */
export async function writeMedia({ strapi, plan, alternativeText, save }: WriteMediaOptions): Promise<number> {
  const { name, path, hash, fileId, change } = plan;
  if (change === 'unchanged' && fileId !== undefined) return fileId;

  const upload = strapi.plugin('upload').service('upload');
  // What kind of file it is, the hub's rules for uploads find out from its content.
  const file = { filepath: path, originalFilename: name, size: (await stat(path)).size };
  const data = { fileInfo: { name, alternativeText } };
  return strapi.db.transaction(async () => {
    const id: number =
      fileId === undefined
        ? (await upload.upload({ data, files: file }))[0].id
        : (await upload.replace(fileId, { data, file })).id;
    await save(name, { fileId: id, hash });
    return id;
  });
}

/** What a picture shows, in the source language: by the name of its file, as the first entry with it says. */
export function findAlternativeTexts(seeds: readonly Seed[]): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (value: SeedValue | undefined) => {
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object') visit(item as SeedValue);
    } else if (typeof value === 'object') {
      const { image, alt } = value;
      if (typeof image === 'string' && typeof alt === 'string' && !texts.has(image)) texts.set(image, alt);
      Object.values(value).forEach(visit);
    }
  };
  for (const { versions } of seeds) {
    const [source] = versions.values();
    visit(source);
  }
  return texts;
}
