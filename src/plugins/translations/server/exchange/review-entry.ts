import type { EntryTexts, SegmentPair, TranslatedSegment } from '../../../localization/shared/contracts';
import type { UnitReport, Verdict } from '../../shared/contracts';
import type { Glossary } from '../glossary/glossary';
import { writePassages } from '../passages/block-passages';
import { findCodeFault } from '../passages/code-integrity';
import { isSamePassage, plainText, type Passage } from '../passages/passage';
import type { ReadEntry, ReadUnit } from '../xliff/exchange';

import { quote, quoteChange, shorten } from './quote';
import { unitsOf, type PlacedUnit } from './units';

/** What a file says of an entry, held against the entry as it is. */
export interface Review {
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
  glossary,
}: {
  read: ReadEntry;
  texts: EntryTexts;
  /** In words, the right that somebody would need and does not have to write the text at a path, and to be told of it. */
  missingRight: (path: string) => string | undefined;
  /** Where warnings are wanted. */
  glossary?: Glossary;
}): Review {
  const segments = segmentsOf(unitsOf(texts));
  const decisions = new Map<ReadUnit, Decision>();
  for (const unit of read.units) {
    const segment = segments.byUnit.get(unit.id);
    const placed = segment?.units.find(({ id }) => id === unit.id);
    const missing = placed && missingRight(placed.path);
    const decision = missing === undefined ? decide(unit, placed) : refuse(missing);
    decisions.set(unit, decision);
    segment?.read.set(unit.id, { unit, decision });
  }

  const written = segments.all.flatMap((segment) => writeSegment(segment) ?? []);
  const units = reportOf({
    read,
    name: texts.name,
    decisionOf: (unit) => {
      const decision = decisions.get(unit) as Decision;
      return glossary && isWriting(decision) ? { ...decision, ...warn(glossary, unit) } : decision;
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
  decisionOf: (unit: ReadUnit) => Decision & Pick<UnitReport, 'warnings'>;
}): UnitReport[] =>
  units.map((unit) => ({
    type,
    documentId,
    ...(name !== undefined && { name }),
    unit: unit.id,
    line: unit.line,
    ...decisionOf(unit),
  }));

function warn(glossary: Glossary, { source, target = [] }: ReadUnit): Pick<UnitReport, 'warnings'> {
  const warnings = glossary.warningsOf({ sources: [plainText(source)], targets: [plainText(target)] });
  return warnings.length === 0 ? {} : { warnings };
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

const isWriting = ({ verdict }: Decision): boolean =>
  verdict === 'new' || verdict === 'changed' || verdict === 'confirmed';

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
  if (placed.target && isSamePassage(target, placed.target)) {
    return { verdict: placed.segment.isStale && isFinished ? 'confirmed' : 'unchanged' };
  }
  if (fingerprint !== undefined && fingerprint !== placed.fingerprint) {
    const now = placed.target ? `it is ${quote(plainText(placed.target))} now` : 'it was taken back';
    return refuse(`Somebody has changed the translation in the hub since the export, ${now}; export it again`);
  }
  const codeFault = findCodeFault(source, target);
  if (codeFault !== undefined) return refuse(codeFault);
  const { length } = plainText(target);
  if (placed.maxLength !== undefined && length > placed.maxLength) {
    return refuse(`It has ${length} characters, ${placed.maxLength} are allowed`);
  }
  return { verdict: placed.target ? 'changed' : 'new' };
}

/** What to write of a segment; where it cannot be written as a whole, its units are refused. */
function writeSegment({ units, read }: Segment): TranslatedSegment | undefined {
  const writing = [...read.values()].filter(({ decision }) => isWriting(decision));
  if (writing.length === 0) return undefined;
  const obstacle = units.find(({ id, target }) => {
    const verdict = read.get(id)?.decision.verdict ?? 'untranslated';
    return verdict === 'refused' || (verdict === 'untranslated' && !target);
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
