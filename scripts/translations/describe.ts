import type { LanguageTotals } from '../../src/plugins/localization/shared/contracts';
import type { TermWarning } from '../../src/plugins/translations/shared/aids';
import { VERDICTS, type ImportOutcome, type UnitReport } from '../../src/plugins/translations/shared/contracts';

import { tableOf } from './table';

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
  return tableOf(rows);
}

/** A line for what became of a unit: why it is refused, or what it was and is. */
export function describeVerdict(file: string, unit: UnitReport): string {
  return lineOf({ file, unit, kind: unit.verdict, why: unit.reason ?? describeChange(unit) });
}

/** A line for each warning of a unit. */
export const describeWarnings = (file: string, unit: UnitReport): string[] =>
  (unit.warnings ?? []).map((warning) => lineOf({ file, unit, kind: 'warning', why: describeWarning(warning) }));

function lineOf({
  file,
  unit: { line, type, documentId, unit },
  kind,
  why,
}: {
  file: string;
  unit: UnitReport;
  kind: string;
  why: string | undefined;
}): string {
  return inOneLine(`${file}:${line}: ${kind}: ${type} ${documentId} ${unit}${why === undefined ? '' : `: ${why}`}`);
}

/** Texts have several lines, and a file that somebody sent can have characters in them that a terminal obeys. */
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/\p{Cc}/gu, '');

function describeChange({ before, after }: UnitReport): string | undefined {
  if (after === undefined) return undefined;
  if (before === after) return `${quote(after)}, with its marks and links in other places`;
  return before === undefined ? quote(after) : `it was ${quote(before)}, it is ${quote(after)}`;
}

const quote = (text: string): string => `“${text}”`;

function describeWarning({ term, translation, found }: TermWarning): string {
  const inGlossary = translation === null ? `“${term}”` : `“${term}”, which is “${translation}” in the glossary`;
  return found === undefined
    ? `it has no translation of ${inGlossary}`
    : `“${found}” is not to be written for ${inGlossary}`;
}

export function describeOutcome(file: string, outcome: ImportOutcome, isDryRun: boolean): string {
  const { locale, entries, counts, warned, isWritten } = outcome;
  const units = VERDICTS.map((verdict) => `${counts[verdict]} ${verdict}`).join(', ');
  return `${file}: ${entries} entries in ${locale}: ${units}${warned === 0 ? '' : `; ${warned} not as in the glossary`}. ${consequenceOf({ counts, isWritten, isDryRun })}`;
}

function consequenceOf({
  counts,
  isWritten,
  isDryRun,
}: Pick<ImportOutcome, 'counts' | 'isWritten'> & { isDryRun: boolean }): string {
  if (isWritten) return 'Written.';
  if (isDryRun) return 'Nothing was written: this was a dry run.';
  const hasWork = counts.new + counts.changed + counts.confirmed > 0;
  return hasWork ? 'Nothing was written; --accept-partial would write the rest.' : 'There was nothing to write.';
}
