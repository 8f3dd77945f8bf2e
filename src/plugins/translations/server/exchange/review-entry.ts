import type { EntryTexts, SegmentPair, TranslatedSegment } from '../../../localization/shared/contracts';
import type { UnitReport } from '../../shared/contracts';
import { plainText } from '../passages/passage';
import type { ReadEntry, ReadUnit } from '../xliff/exchange';

import { decideUnit } from './decide-unit';
import { shortenChange } from './quote';
import { settleSegment } from './settle-segment';
import { unitsOf, type PlacedUnit } from './units';
import { isNewText, refuse, type Decision } from './verdicts';

/** What a file says of an entry, held against the entry as it is. */
export interface Review {
  /** Of each unit of the file, in its order, what becomes of it. */
  units: UnitReport[];
  /** What there is to write. */
  segments: TranslatedSegment[];
}

/** Decides of each unit of an entry what becomes of it: of each by itself, then of those of a segment together. */
export function reviewEntry({
  read,
  texts,
  missingRight,
}: {
  read: ReadEntry;
  texts: EntryTexts;
  /** In words, the right that somebody would need and does not have to write the text at a path, and to be told of it. */
  missingRight: (path: string) => string | undefined;
}): Review {
  const placed = new Map(unitsOf(texts).map((unit) => [unit.id, unit]));
  const decisions = new Map<ReadUnit, Decision>();
  for (const unit of read.units) {
    const there = placed.get(unit.id);
    const missing = there && missingRight(there.path);
    decisions.set(unit, missing === undefined ? decideUnit(unit, there) : refuse(missing));
  }

  const units = new Map(read.units.map((unit) => [unit.id, unit]));
  const segments: TranslatedSegment[] = [];
  for (const ofSegment of bySegment([...placed.values()])) {
    const { written, decisions: settled } = settleSegment(
      ofSegment.map((unit) => {
        const found = units.get(unit.id);
        return { placed: unit, ...(found && { read: found, decision: decisions.get(found) }) };
      })
    );
    for (const [unit, decision] of settled) decisions.set(unit, decision);
    if (written) segments.push(written);
  }
  const decisionOf = (unit: ReadUnit) => {
    const decision = decisions.get(unit) as Decision;
    return { ...decision, ...changeOf({ decision, unit, placed: placed.get(unit.id) }) };
  };
  return { units: reportOf({ read, name: texts.name, decisionOf }), segments };
}

/**
 * Where an entry cannot be taken at all.
 *
 * @param name - what the source calls it, for who may know that
 */
export const refuseEntry = ({ read, name, reason }: { read: ReadEntry; name?: string; reason: string }): Review => ({
  units: reportOf({ read, name, decisionOf: () => refuse(reason) }),
  segments: [],
});

const reportOf = ({
  read: { type, documentId, units },
  name,
  decisionOf,
}: {
  read: ReadEntry;
  name: string | undefined;
  decisionOf: (unit: ReadUnit) => Decision & Pick<UnitReport, 'before' | 'after'>;
}): UnitReport[] =>
  units.map((unit) => ({
    type,
    documentId,
    ...(name !== undefined && { name }),
    unit: unit.id,
    line: unit.line,
    ...decisionOf(unit),
  }));

/** What a unit said that is written as another text, and what it says. */
function changeOf({
  decision,
  unit,
  placed,
}: {
  decision: Decision;
  unit: ReadUnit;
  placed: PlacedUnit | undefined;
}): Pick<UnitReport, 'before' | 'after'> {
  if (!isNewText(decision)) return {};
  const { was, is } = shortenChange(plainText(placed?.target ?? []), plainText(unit.target ?? []));
  return { ...(placed?.target && { before: was }), after: is };
}

function bySegment(units: readonly PlacedUnit[]): PlacedUnit[][] {
  const segments = new Map<SegmentPair, PlacedUnit[]>();
  for (const unit of units) segments.set(unit.segment, [...(segments.get(unit.segment) ?? []), unit]);
  return [...segments.values()];
}
