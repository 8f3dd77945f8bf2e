import type { PartOrigins } from '../../domain/align';
import { moveOwnTexts } from '../../domain/own-texts';
import { walkParts } from '../../domain/parts';
import { moveParts } from '../../domain/published-parts';
import { mapVersions, type EntryRecord } from '../../domain/version-record';
import type { StoredVersion } from '../../store/read-versions';
import { findVersion } from '../entry';
import type { Keeper } from '../keeper';

/** Own texts of drafts follow the components. */
export const moveRecord = (record: EntryRecord, origins: PartOrigins): EntryRecord => ({
  ...mapVersions(record, (version) => ({
    ...version,
    draftTexts: moveOwnTexts(version.draftTexts, origins),
    pendingTexts: moveOwnTexts(version.pendingTexts, origins),
  })),
  publishedParts: moveParts(record.publishedParts, origins),
});

/** Where the components of a draft are, and '' for the draft itself. */
export function draftPaths({ tables }: Keeper, versions: readonly StoredVersion[], locale: string): string[] {
  const draft = findVersion(versions, { locale, isPublished: false });
  return draft ? [...walkParts(draft, tables.shapeOfPart)].map(({ path }) => path) : [];
}
