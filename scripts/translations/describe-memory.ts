import type { PairTotals } from '../../src/plugins/translations/server/memory/read-segments';
import type { TakenFile } from '../../src/plugins/translations/shared/memory';

import { tableOf } from './table';

/** A table, a line for each pair of languages. */
export const describeMemory = (totals: readonly PairTotals[]): string[] =>
  totals.length === 0
    ? ['The translation memory is empty.']
    : tableOf([
        ['from', 'into', 'segments from entries', 'from files'],
        ...totals.map(({ sourceLocale, locale, fromEntries, fromFiles }) => [
          sourceLocale,
          locale,
          String(fromEntries),
          String(fromFiles),
        ]),
      ]);

export function describeTaken(file: string, taken: TakenFile, isDryRun: boolean): string {
  const { units, added, updated, known, passedOver } = taken;
  const languages = Object.entries(passedOver).map(([language, count]) => `${count} in ${language}`);
  const unknown =
    languages.length === 0 ? '' : ` Passed over, since the hub does not have the language: ${languages.join(', ')}.`;
  return `${file}: ${units} units: ${added} translations new, ${updated} updated, ${known} known.${unknown} ${consequenceOf(taken, isDryRun)}`;
}

function consequenceOf({ isWritten }: TakenFile, isDryRun: boolean): string {
  if (isWritten) return 'Written.';
  return isDryRun ? 'Nothing was written: this was a dry run.' : 'There was nothing to write.';
}
