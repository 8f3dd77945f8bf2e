import type { ImportOutcome, UnitReport } from '../../src/plugins/translations/shared/contracts';

import { describeOutcome, describeVerdict, describeWarnings } from './describe';

/** What is said of a file that is taken over: of units as they come, since nobody knows how many there will be, and at last of the file. */
export interface ImportReport {
  /** Of a unit that is refused, or has warnings; of others where all are told. */
  linesOf(unit: UnitReport): string[];
  lastLine(outcome: ImportOutcome): string;
}

/** @param isJson - each line is a JSON object: of a unit with its `verdict`, of the file with its `counts` */
export function createImportReport({
  file,
  isDryRun,
  tellsAll,
  isJson,
}: {
  file: string;
  isDryRun: boolean;
  tellsAll: boolean;
  isJson: boolean;
}): ImportReport {
  const isTold = ({ verdict, warnings }: UnitReport) => tellsAll || verdict === 'refused' || warnings !== undefined;
  if (isJson) {
    return {
      linesOf: (unit) => (isTold(unit) ? [JSON.stringify({ file, ...unit })] : []),
      lastLine: (outcome) => JSON.stringify({ file, ...outcome }),
    };
  }
  return {
    linesOf: (unit) => [
      ...(tellsAll || unit.verdict === 'refused' ? [describeVerdict(file, unit)] : []),
      ...describeWarnings(file, unit),
    ],
    lastLine: (outcome) => describeOutcome(file, outcome, isDryRun),
  };
}
