import type { VersionStatus } from '../../shared/contracts';

/** How a version stands, in the one word that matters most to an editor. */
export type Standing = VersionStatus['state'] | 'source' | 'transliterated' | 'stale';

/** @param locale - the version's language */
export function standingOf({ version, locale }: { version: VersionStatus; locale: string }): Standing {
  if (version.isSource) return 'source';
  if (version.state === 'withheld') return 'withheld';
  if (version.staleCount > 0) return 'stale';
  // A derived text is in another language, unless it is the same language in another script.
  if (version.state === 'derived' && version.contentLocale === locale) return 'transliterated';
  return version.state;
}
