import { moveWithParts } from '../../domain/align';
import { countUntranslated, languagesOf } from '../../domain/derive';
import { noteStaleness, staleSegments, type PublishedSource, type ShownText } from '../../domain/own-texts';
import { textsOf } from '../../domain/parts';
import { publishedOrigins } from '../../domain/published-parts';
import { settleState, type EntryRecord, type VersionRecord } from '../../domain/version-record';
import { countSourceWords, countWordsLeft } from '../../domain/words-left';
import { findVersion } from '../entry';
import type { Keeper } from '../keeper';

import type { Work } from './work';

/** Works out staleness, counts and states. */
export function noteProgress(keeper: Keeper, { change, record, draft, draftShown }: Work): EntryRecord {
  const { deriver, options } = keeper;
  const published = findPublishedSource(keeper, { change, record });
  const versions = new Map<string, VersionRecord>();
  const language = options.locales.find(({ code }) => code === record.sourceLocale)?.tag ?? record.sourceLocale;
  const words = countSourceWords({ source: draft, language });
  for (const { code: locale, transliterates } of options.locales) {
    const version = record.versions.get(locale) as VersionRecord;
    const isSource = locale === record.sourceLocale;
    const shown = draftShown.get(locale) as ReadonlyMap<string, ShownText>;
    const draftTexts = noteStaleness({ locale, own: version.draftTexts, draft, published });
    const { contentLocale } = languagesOf({ locale, chain: deriver.chainOf(locale, record.sourceLocale), shown });
    const texts = { locale, source: draft, own: draftTexts, shown };
    const untranslatedCount = isSource ? 0 : countUntranslated(texts);
    const wordsLeft = isSource
      ? 0
      : countWordsLeft({ ...texts, words, isTransliterated: transliterates !== undefined });
    versions.set(
      locale,
      settleState({
        version: {
          ...version,
          draftTexts,
          contentLocale,
          untranslatedCount,
          wordsLeft,
          staleCount: staleSegments(draftTexts).length,
        },
        before: change.before?.record.versions.get(locale),
        isSource,
        isSettled: change.settled?.includes(locale) === true,
      })
    );
  }
  return { ...record, versions };
}

/** What the source says as published, by the paths of its draft. */
function findPublishedSource(
  { tables: { shapeOfPart } }: Keeper,
  { change, record }: Pick<Work, 'change' | 'record'>
): PublishedSource | undefined {
  const { sourceLocale: locale, publishedParts } = record;
  const published = findVersion(change.versions, { locale, isPublished: true });
  if (!published) return undefined;
  const parts = ['', ...Object.values(publishedParts).filter((path) => path !== null)];
  const origins = publishedOrigins(publishedParts, parts);
  return { texts: moveWithParts(textsOf(published, shapeOfPart), origins), parts: new Set(parts) };
}
