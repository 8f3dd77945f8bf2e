import { newVersion } from '../domain/version-record';

import type { Change, Settling } from './change';
import { findVersion, readEntry, type Entry } from './entry';
import type { Keeper } from './keeper';
import { settle } from './settle';

/** The change that makes what an entry lacks, such as versions in a locale that is new, and leaves what there is. */
export function completion({ localeCodes }: Keeper, entry: Entry): Change {
  const versions = new Map(
    localeCodes.map((locale) => [locale, entry.record.versions.get(locale) ?? newVersion(locale)])
  );
  const record = { ...entry.record, versions };
  return {
    ...entry,
    record,
    before: { ...entry, record },
    draftTruth: record.sourceLocale,
    isPublishedTouched: true,
  };
}

/** Makes the versions an entry lacks, in a language that is new or because it was written past the engine. */
export async function completeEntry(settling: Settling, entry: Entry): Promise<Entry> {
  const { localeCodes } = settling.keeper;
  const isComplete = localeCodes.every(
    (locale) => entry.record.versions.has(locale) && findVersion(entry.versions, { locale, isPublished: false })
  );
  if (isComplete) return entry;
  const change = completion(settling.keeper, entry);
  await settle({ ...settling, changes: [change] });
  return (await readEntry({ ...settling, documentId: entry.documentId })) as Entry;
}
