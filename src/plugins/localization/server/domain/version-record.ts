import type { VersionState } from '../../shared/contracts';

import { staleSegments, type OwnTexts } from './own-texts';

/** What the hub remembers of an entry in one language. */
export interface VersionRecord {
  locale: string;
  state: VersionState;
  /** Of a withheld version: the state it had. */
  stateBefore: VersionState | null;
  /** Own texts in what translators work on. */
  draftTexts: OwnTexts;
  /** Own texts as they were published last. */
  publishedTexts: OwnTexts;
  /** Own texts that were published in components the source has only as a draft yet, by their path there. */
  pendingTexts: OwnTexts;
  contentLocale: string;
  staleCount: number;
  untranslatedCount: number;
  /** Words of the source that are not translated, or whose translation is stale; null where nobody has counted them yet. */
  wordsLeft: number | null;
}

/** What the hub remembers of an entry. */
export interface EntryRecord {
  documentId: string;
  sourceLocale: string;
  /** By locale, one for each of the registry. */
  versions: ReadonlyMap<string, VersionRecord>;
  /** What published relations that only this side knows of lead to, by path, in order, published or not. */
  publishedTargets: Readonly<Record<string, readonly string[]>>;
  /** Where each published component is in the source's draft, by path; null for one that was removed there. */
  publishedParts: PublishedParts;
}

export type PublishedParts = Readonly<Record<string, string | null>>;

export const newVersion = (locale: string): VersionRecord => ({
  locale,
  state: 'derived',
  stateBefore: null,
  draftTexts: {},
  publishedTexts: {},
  pendingTexts: {},
  contentLocale: locale,
  staleCount: 0,
  untranslatedCount: 0,
  wordsLeft: 0,
});

/** Whether a version has text a person wrote; a slug alone is none. */
export const hasOwnTexts = (texts: OwnTexts): boolean =>
  Object.values(texts).some(({ segments }) => segments.length > 0);

/**
 * Brings a version's state in line with its texts.
 *
 * @param before - the version before the write
 * @param isSettled - whether a person said that it is finished, by publishing it or in so many words
 */
export function settleState({
  version,
  before,
  isSource,
  isSettled,
}: {
  version: VersionRecord;
  before: VersionRecord | undefined;
  isSource: boolean;
  isSettled: boolean;
}): VersionRecord {
  const counted = { ...version, staleCount: isSource ? 0 : staleSegments(version.draftTexts).length };
  if (isSource) return { ...counted, state: 'translated' };
  if (counted.state !== 'withheld') return { ...counted, state: nextState(counted, before, isSettled) };
  // What it goes back to follows what happens to its texts meanwhile.
  const { stateBefore } = counted;
  return { ...counted, stateBefore: stateBefore && nextState({ ...counted, state: stateBefore }, before, isSettled) };
}

function nextState(version: VersionRecord, before: VersionRecord | undefined, isSettled: boolean): VersionState {
  const { state, draftTexts, untranslatedCount, staleCount } = version;
  const isOwn = hasOwnTexts(draftTexts);
  if (!isOwn && before !== undefined && hasOwnTexts(before.draftTexts)) return 'derived';
  const isComplete = untranslatedCount === 0 && staleCount === 0;
  if (isSettled && isOwn && isComplete) return 'translated';
  if (isOwn && state === 'derived') return 'in-progress';
  if (state === 'translated' && !isComplete) return 'in-progress';
  return state;
}

export const mapVersions = (record: EntryRecord, map: (version: VersionRecord) => VersionRecord): EntryRecord => ({
  ...record,
  versions: new Map([...record.versions].map(([locale, version]) => [locale, map(version)])),
});
