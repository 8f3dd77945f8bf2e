import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import type { TextLayer } from '../domain/derive';
import { textsOf, type ShapeOfPart } from '../domain/parts';
import type { Texts } from '../domain/texts';
import type { EntryRecord } from '../domain/version-record';
import { readRecords } from '../store/entry-records';
import { readDrafts, readVersions, type StoredVersion } from '../store/read-versions';

import { adoptEntry } from './adopt';
import type { Keeper } from './keeper';

/** An entry as it is stored: its versions, and what is remembered of it. */
export interface Entry {
  documentId: string;
  versions: readonly StoredVersion[];
  record: EntryRecord;
  /** Whether the record was worked out from the versions. */
  isAdopted: boolean;
}

interface Reading {
  keeper: Keeper;
  trx: Knex;
  type: string;
}

/** Reads entries; of one that was written before the hub kept languages, it works out what to remember. */
export async function readEntries({
  keeper,
  trx,
  type,
  documentIds,
}: Reading & { documentIds: readonly string[] }): Promise<Entry[]> {
  const versions = await readVersions({ trx, tables: keeper.tables, type, documentIds });
  const records = await readRecords({ trx, type, documentIds });
  return Object.entries(groupBy(versions, ({ documentId }) => documentId)).map(([documentId, ofEntry]) => ({
    documentId,
    versions: ofEntry,
    record: records.get(documentId) ?? adoptEntry({ keeper, documentId, versions: ofEntry }),
    isAdopted: !records.has(documentId),
  }));
}

/**
 * Reads entries as far as their drafts' texts go: of their versions the source's draft alone, where others are remembered. What the hub has
 * written into rows of other languages it can work out, and it is many times as much.
 */
export async function readDraftEntries(reading: Reading & { documentIds: readonly string[] }): Promise<Entry[]> {
  const { keeper, trx, type, documentIds } = reading;
  const records = await readRecords({ trx, type, documentIds });
  const entries = [...records.values()].map(({ documentId, sourceLocale }) => ({ documentId, locale: sourceLocale }));
  const drafts = await readDrafts({ trx, tables: keeper.tables, type, entries });
  const found = drafts.map((draft): Entry => ({
    documentId: draft.documentId,
    versions: [draft],
    record: records.get(draft.documentId) as EntryRecord,
    isAdopted: false,
  }));
  const known = new Set(found.map(({ documentId }) => documentId));
  const others = documentIds.filter((documentId) => !known.has(documentId));
  return others.length === 0 ? found : [...found, ...(await readEntries({ ...reading, documentIds: others }))];
}

export async function readEntry({
  documentId,
  ...reading
}: Reading & { documentId: string }): Promise<Entry | undefined> {
  const [entry] = await readEntries({ ...reading, documentIds: [documentId] });
  return entry;
}

export function findVersion(
  versions: readonly StoredVersion[],
  { locale, isPublished }: Pick<StoredVersion, 'locale' | 'isPublished'>
): StoredVersion | undefined {
  return versions.find((version) => version.locale === locale && version.isPublished === isPublished);
}

export function readVersionsOf({ keeper, trx, type }: Reading, documentId: string): Promise<StoredVersion[]> {
  return readVersions({ trx, tables: keeper.tables, type, documentIds: [documentId] });
}

/** The texts of the source's draft. */
export function draftTexts(shapeOfPart: ShapeOfPart, { versions, record }: Entry): Texts {
  const source = findVersion(versions, { locale: record.sourceLocale, isPublished: false });
  return source ? textsOf(source, shapeOfPart) : new Map();
}

/** The drafts' texts. */
export const draftLayer = ({ record }: Pick<Entry, 'record'>, source: Texts): TextLayer => ({
  sourceLocale: record.sourceLocale,
  source,
  own: new Map([...record.versions].map(([locale, version]) => [locale, version.draftTexts])),
});

/** The published versions' texts. */
export const publishedLayer = ({ record }: Pick<Entry, 'record'>, source: Texts): TextLayer => ({
  sourceLocale: record.sourceLocale,
  source,
  own: new Map([...record.versions].map(([locale, { publishedTexts }]) => [locale, publishedTexts])),
  withheld: new Set([...record.versions].flatMap(([locale, { state }]) => (state === 'withheld' ? [locale] : []))),
});
