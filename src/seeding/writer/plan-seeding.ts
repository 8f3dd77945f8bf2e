import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { EntryType } from '../content-model';
import type { Seed } from '../reader/read-entry';

import type { EntryRecord } from './seed-records';

export type Change = 'create' | 'update' | 'unchanged';

/** What seeding will do with an entry. */
export interface EntryPlan {
  seed: Seed;
  /** Type and key, as in the path of its folder. */
  id: string;
  /** Undefined: the hub has no such entry. */
  documentId: string | undefined;
  /** By locale. */
  changes: Map<string, Change>;
  /** Of the content of each version in the files, by locale. */
  hashes: Record<string, string>;
}

interface PlanOptions {
  strapi: Core.Strapi;
  seeds: readonly Seed[];
  records: ReadonlyMap<string, EntryRecord>;
  sourceLocale: string;
}

/** Of the content types, only what they have in common is read here. */
interface VersionRow {
  documentId: string;
  locale: string;
  slug?: string;
}

/** An entry's name in reports and records: the path of its folder. */
export const seedId = ({ type, key }: Pick<Seed, 'type' | 'key'>) => `${type.name}/${key}`;

/**
 * Compares seeds with what the hub holds. An entry is the one that seeding wrote before, else the one with its slug.
 * A version is unchanged where its files say what they said last time, whatever an editor made of it since.
 */
export async function planSeeding({ strapi, seeds, records, sourceLocale }: PlanOptions): Promise<EntryPlan[]> {
  const types = new Set(seeds.map(({ type }) => type));
  const versions = new Map<EntryType, VersionRow[]>();
  for (const type of types) {
    const ofType = seeds.filter((seed) => seed.type === type);
    versions.set(type, await findVersions({ strapi, seeds: ofType, records, sourceLocale }, type));
  }
  return seeds.map((seed) => planEntry(seed, versions.get(seed.type) ?? [], records.get(seedId(seed)), sourceLocale));
}

/** The versions of all entries that the seeds of a type may be, in two queries. */
async function findVersions(
  { strapi, seeds, records, sourceLocale }: PlanOptions,
  type: EntryType
): Promise<VersionRow[]> {
  const query = strapi.db.query(type.uid);
  const slugs = seeds.map(({ versions }) => versions.get(sourceLocale)?.slug);
  const alike = (await query.findMany({
    select: ['documentId'],
    where: type.isSingle ? {} : { locale: sourceLocale, slug: { $in: slugs } },
  })) as Pick<VersionRow, 'documentId'>[];
  const recorded = seeds.flatMap((seed) => records.get(seedId(seed))?.documentId ?? []);
  return (await query.findMany({
    select: type.isSingle ? ['documentId', 'locale'] : ['documentId', 'locale', 'slug'],
    where: { documentId: { $in: [...alike.map(({ documentId }) => documentId), ...recorded] } },
  })) as VersionRow[];
}

function planEntry(
  seed: Seed,
  rows: readonly VersionRow[],
  record: EntryRecord | undefined,
  sourceLocale: string
): EntryPlan {
  const slug = seed.versions.get(sourceLocale)?.slug;
  const recorded = rows.find(({ documentId }) => documentId === record?.documentId);
  const alike = rows.find((row) => seed.type.isSingle || (row.locale === sourceLocale && row.slug === slug));
  const documentId = (recorded ?? alike)?.documentId;

  const hashes: Record<string, string> = {};
  const changes = new Map<string, Change>();
  for (const [locale, fields] of seed.versions) {
    const hash = createHash('sha256').update(JSON.stringify(fields)).digest('hex');
    hashes[locale] = hash;
    const isKnown = recorded !== undefined && record?.hashes[locale] === hash;
    // The hub has a version in every language; one it derived is none that a file gave.
    const isNew = recorded ? record?.hashes[locale] === undefined : documentId === undefined;
    changes.set(locale, isNew ? 'create' : isKnown ? 'unchanged' : 'update');
  }
  return { seed, id: seedId(seed), documentId, changes, hashes };
}
