import type { LanguageTotals } from '../../src/plugins/localization/shared/contracts';
import { VERDICTS, type ImportOutcome, type UnitReport } from '../../src/plugins/translations/shared/contracts';

const COLUMNS: readonly [title: string, value: (totals: LanguageTotals) => string][] = [
  ['language', ({ locale }) => locale],
  [
    'translated',
    ({ versions, states }) => `${states.translated} of ${versions} (${percentOf(states.translated, versions)} %)`,
  ],
  ['in review', ({ states }) => String(states['in-review'])],
  ['in progress', ({ states }) => String(states['in-progress'])],
  ['not started', ({ states }) => String(states.derived)],
  ['withheld', ({ states }) => String(states.withheld)],
  ['stale texts', ({ staleSegments }) => String(staleSegments)],
  ['to translate', ({ untranslatedSegments }) => String(untranslatedSegments)],
  ['words left', ({ wordsLeft }) => String(wordsLeft)],
];

/** Rounded down: 100 is all of them. */
const percentOf = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part / whole) * 100));

/** A table, a line for each language. */
export function describeTotals(totals: readonly LanguageTotals[]): string[] {
  const rows = [COLUMNS.map(([title]) => title), ...totals.map((one) => COLUMNS.map(([, value]) => value(one)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd()
  );
}

export const describeUnit = (file: string, { line, type, documentId, unit, verdict, reason }: UnitReport): string =>
  `${file}:${line}: ${verdict}: ${type} ${documentId} ${unit}${reason === undefined ? '' : `: ${reason}`}`;

export function describeOutcome(file: string, outcome: ImportOutcome, isDryRun: boolean): string {
  const { locale, entries, counts, isWritten } = outcome;
  const units = VERDICTS.map((verdict) => `${counts[verdict]} ${verdict}`).join(', ');
  return `${file}: ${entries} entries in ${locale}: ${units}. ${consequenceOf({ counts, isWritten, isDryRun })}`;
}

function consequenceOf({
  counts,
  isWritten,
  isDryRun,
}: Pick<ImportOutcome, 'counts' | 'isWritten'> & { isDryRun: boolean }): string {
  if (isWritten) return 'Written.';
  if (isDryRun) return 'Nothing was written: this was a dry run.';
  if (counts.refused > 0) return 'Nothing was written; --accept-partial would write the rest.';
  return 'There was nothing to write.';
}
