import type { UnitReport } from '../../shared/contracts';
import type { Glossary } from '../glossary/glossary';
import { plainText } from '../passages/passage';
import type { ReadEntry, ReadUnit } from '../xliff/exchange';

import { isWriting } from './verdicts';

/**
 * Adds what the glossary says to units that are written.
 *
 * @param units - what becomes of the units that were read, in their order
 */
export const addWarnings = ({
  units,
  read,
  glossary,
}: {
  units: readonly UnitReport[];
  read: ReadEntry;
  glossary: Glossary;
}): UnitReport[] =>
  units.map((unit, index) =>
    isWriting(unit) ? { ...unit, ...warn({ glossary, unit: read.units[index] as ReadUnit }) } : unit
  );

function warn({ glossary, unit }: { glossary: Glossary; unit: ReadUnit }): Pick<UnitReport, 'warnings'> {
  const { source, target = [] } = unit;
  const warnings = glossary.warningsOf({ sources: [plainText(source)], targets: [plainText(target)] });
  return warnings.length === 0 ? {} : { warnings };
}
