import { isDeepStrictEqual } from 'node:util';

import type { LocalizationEvents, VersionEvent } from '../../shared/contracts';
import { staleSegments } from '../domain/own-texts';
import type { EntryRecord } from '../domain/version-record';

import type { Keeper } from './keeper';

type EventName = keyof LocalizationEvents;

/** Tells other plugins what became of an entry's versions, once the write has committed. */
export async function tellEvents({
  keeper: { strapi },
  type,
  before,
  record,
  derivedLocales,
}: {
  keeper: Keeper;
  type: string;
  before: EntryRecord | undefined;
  record: EntryRecord;
  /** Published versions whose derived text was written. */
  derivedLocales: readonly string[];
}): Promise<void> {
  const events = eventsOf(type, before, record, derivedLocales);
  if (events.length === 0) return;
  await strapi.db.transaction(({ onCommit }) => {
    onCommit(() => {
      for (const [name, event] of events) {
        // The write has committed: who listens cannot undo it, nor end the process.
        strapi.eventHub.emit(name, { ...event }).catch((error: Error) => strapi.log.error(`${name}: ${error.message}`));
      }
    });
  });
}

function eventsOf(
  type: string,
  before: EntryRecord | undefined,
  { documentId, versions, sourceLocale }: EntryRecord,
  derivedLocales: readonly string[]
): [EventName, VersionEvent & { segments?: string[] }][] {
  return [...versions.values()].flatMap((version) => {
    const { locale, state } = version;
    const former = before?.versions.get(locale);
    const event: VersionEvent = { type, documentId, locale };
    const told: [EventName, VersionEvent & { segments?: string[] }][] = [];
    if (derivedLocales.includes(locale)) told.push(['localization.version.derived', event]);
    if (state === 'translated' && former?.state !== 'translated' && locale !== sourceLocale) {
      told.push(['localization.version.translated', event]);
    }
    // Compared last: it takes the longest.
    if (
      state === 'translated' &&
      former?.state === 'translated' &&
      locale !== sourceLocale &&
      !isDeepStrictEqual(version.draftTexts, former.draftTexts)
    ) {
      told.push(['localization.version.corrected', event]);
    }
    if (state === 'withheld' && former?.state !== 'withheld') told.push(['localization.version.withheld', event]);
    if (former?.state === 'withheld' && state !== 'withheld') told.push(['localization.version.resumed', event]);
    const known = new Set(former ? staleSegments(former.draftTexts) : []);
    const segments = staleSegments(version.draftTexts).filter((segment) => !known.has(segment));
    if (segments.length > 0) told.push(['localization.version.stale', { ...event, segments }]);
    return told;
  });
}
