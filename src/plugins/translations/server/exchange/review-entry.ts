import type { EntryTexts, SegmentPair, TranslatedSegment } from '../../../localization/shared/contracts';
import type { UnitReport, Verdict } from '../../shared/contracts';
import { writePassages } from '../passages/block-passages';
import { findCodeFault } from '../passages/code-integrity';
import { asStored } from '../passages/inline-passage';
import { isSamePassage, plainText, type Passage } from '../passages/passage';
import type { ReadEntry, ReadUnit } from '../xliff/exchange';

import { fingerprintOf } from './fingerprint';
import { quote, quoteChange, shorten, shortenChange } from './quote';
import { unitsOf, type PlacedUnit } from './units';
import { isWriting } from './verdicts';

/** What a file says of an entry, held against the entry as it is. */
export interface Review {
  /** Of each unit of the file, in its order, what becomes of it. */
  units: UnitReport[];
  /** What there is to write. */
  segments: TranslatedSegment[];
}

interface Decision {
  verdict: Verdict;
  reason?: string;
}

/** A segment of the entry, with what the file says of its units. */
interface Segment {
  units: PlacedUnit[];
  /** By id. */
  read: Map<string, { unit: ReadUnit; decision: Decision }>;
}

/**
 * Decides of each unit of an entry what becomes of it. A segment of several units, such as a list, is taken as a whole or not at all: the hub
 * knows of a block as a whole which language it is in.
 */
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
  const segments = segmentsOf([...placed.values()]);
  const decisions = new Map<ReadUnit, Decision>();
  for (const unit of read.units) {
    const there = placed.get(unit.id);
    const missing = there && missingRight(there.path);
    const decision = missing === undefined ? decide(unit, there) : refuse(missing);
    decisions.set(unit, decision);
    segments.byUnit.get(unit.id)?.read.set(unit.id, { unit, decision });
  }

  const written = segments.all.flatMap((segment) => writeSegment(segment) ?? []);
  const units = reportOf({
    read,
    name: texts.name,
    decisionOf: (unit) => {
      const decision = decisions.get(unit) as Decision;
      return { ...decision, ...changeOf({ decision, unit, placed: placed.get(unit.id) }) };
    },
  });
  return { units, segments: written };
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
  decision: { verdict },
  unit,
  placed,
}: {
  decision: Decision;
  unit: ReadUnit;
  placed: PlacedUnit | undefined;
}): Pick<UnitReport, 'before' | 'after'> {
  if (verdict !== 'new' && verdict !== 'changed') return {};
  const { was, is } = shortenChange(plainText(placed?.target ?? []), plainText(unit.target ?? []));
  return { ...(placed?.target && { before: was }), after: is };
}

function segmentsOf(units: readonly PlacedUnit[]): { all: Segment[]; byUnit: Map<string, Segment> } {
  const bySegment = new Map<SegmentPair, Segment>();
  const byUnit = new Map<string, Segment>();
  for (const unit of units) {
    const segment: Segment = bySegment.get(unit.segment) ?? { units: [], read: new Map() };
    segment.units.push(unit);
    bySegment.set(unit.segment, segment);
    byUnit.set(unit.id, segment);
  }
  return { all: [...bySegment.values()], byUnit };
}

const refuse = (reason: string): Decision => ({ verdict: 'refused', reason: shorten(reason) });

function decide({ fault, source, target, state, fingerprint }: ReadUnit, placed: PlacedUnit | undefined): Decision {
  if (fault !== undefined) return refuse(fault);
  if (!placed) return refuse('The entry has no such text any more; export it again');
  if (!isSamePassage(source, placed.source)) {
    const [was, is] = [plainText(source), plainText(placed.source)];
    if (was === is) return refuse('The marks or links of the source have changed since the export; export it again');
    const change = quoteChange(was, is);
    return refuse(`The source has changed since the export; it was ${change.was}, it is ${change.is}; export it again`);
  }
  if (!target || plainText(target).trim() === '') return { verdict: 'untranslated' };
  const isFinished = state === 'translated' || state === 'approved';
  // Tools write the source where nobody has translated anything.
  if (!placed.target && !isFinished && plainText(target) === plainText(source)) return { verdict: 'untranslated' };
  const codeFault = findCodeFault(source, target);
  if (isInHub({ target, placed, isWritable: codeFault === undefined })) {
    return { verdict: placed.segment.isStale && isFinished ? 'confirmed' : 'unchanged' };
  }
  // Nobody has touched it since the export. What has been written in the hub meanwhile stays, and stays stale: the translator has not seen it.
  if (fingerprint === fingerprintOf(target)) return { verdict: 'unchanged' };
  if (fingerprint !== undefined && fingerprint !== placed.fingerprint) {
    const now = placed.target ? `it is ${quote(plainText(placed.target))} now` : 'it was taken back';
    return refuse(`Somebody has changed the translation in the hub since the export, ${now}; export it again`);
  }
  if (codeFault !== undefined) return refuse(codeFault);
  const { length } = plainText(target);
  if (placed.maxLength !== undefined && length > placed.maxLength) {
    return refuse(`It has ${length} characters, ${placed.maxLength} are allowed`);
  }
  return { verdict: placed.target ? 'changed' : 'new' };
}

/** Whether the hub has a translation already, as it is in the file or as it would be read once it was written. */
function isInHub({
  target,
  placed,
  isWritable,
}: {
  target: Passage;
  placed: PlacedUnit;
  /** Whether its codes are those of the source. */
  isWritable: boolean;
}): boolean {
  if (!placed.target) return false;
  if (isSamePassage(target, placed.target)) return true;
  return isWritable && isSamePassage(asStored({ passage: target, source: placed.source }), placed.target);
}

/** What to write of a segment; where it cannot be written as a whole, its units are refused. */
function writeSegment({ units, read }: Segment): TranslatedSegment | undefined {
  const writing = [...read.values()].filter(({ decision }) => isWriting(decision));
  if (writing.length === 0) return undefined;
  const obstacle = units.find(({ id, target }) => {
    const decision = read.get(id)?.decision;
    return decision?.verdict === 'refused' || (!target && !(decision && isWriting(decision)));
  });
  if (obstacle) {
    const isRefused = read.get(obstacle.id)?.decision.verdict === 'refused';
    const reason = `It goes together with ${obstacle.id}, which is ${isRefused ? 'refused' : 'not translated'}`;
    for (const { decision } of writing) Object.assign(decision, refuse(reason));
    return undefined;
  }
  const passages = new Map(
    units.map(({ id, passageId, target }) => {
      const found = read.get(id);
      return [passageId, (found && isWriting(found.decision) ? found.unit.target : target) as Passage];
    })
  );
  const [{ path, sourceIndex, segment }] = units as [PlacedUnit];
  const text =
    typeof segment.source === 'object'
      ? writePassages({ block: segment.source, passages })
      : plainText(passages.get('') as Passage);
  return { path, sourceIndex, text };
}
