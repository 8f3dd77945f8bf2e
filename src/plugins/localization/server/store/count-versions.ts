import type { Knex } from 'knex';

import type { LanguageTotals, VersionState } from '../../shared/contracts';
import { VERSION_STATES } from '../../shared/contracts';

/** Counts versions that are not the source, by language, in one statement. */
export async function countVersions({
  trx,
  locales,
}: {
  trx: Knex;
  locales: readonly string[];
}): Promise<LanguageTotals[]> {
  const { rows } = await trx.raw<{
    rows: {
      locale: string;
      state: VersionState;
      versions: string;
      stale: string;
      untranslated: string;
      words: string;
    }[];
  }>(
    `SELECT locale, state, count(*) AS versions, sum(stale_count) AS stale, sum(untranslated_count) AS untranslated,
       coalesce(sum(words_left), 0) AS words
     FROM localization_versions WHERE locale = ANY(?) AND locale <> source_locale GROUP BY locale, state`,
    [locales]
  );
  return locales.map((locale) => {
    const ofLocale = rows.filter((row) => row.locale === locale);
    const sum = (of: 'versions' | 'stale' | 'untranslated' | 'words', some = ofLocale) =>
      some.reduce((total, row) => total + Number(row[of]), 0);
    const inState = (state: VersionState) => ofLocale.filter((row) => row.state === state);
    return {
      locale,
      versions: sum('versions'),
      states: Object.fromEntries(
        VERSION_STATES.map((state) => [state, sum('versions', inState(state))])
      ) as LanguageTotals['states'],
      staleSegments: sum('stale'),
      untranslatedSegments: sum('untranslated'),
      wordsLeft: sum('words'),
    };
  });
}
