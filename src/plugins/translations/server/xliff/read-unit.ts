import { assemblePassage } from '../inline/assemble';
import { UnitFault } from '../inline/unit-fault';
import { isSamePassage, type Passage } from '../passages/passage';
import type { XmlElement } from '../xml/xml-element';

import type { ReadState, ReadUnit } from './exchange';
import { fromXmlId } from './unit-ids';
import type { XliffReader } from './xliff-reader';

/** Reads a unit; what cannot be taken of it becomes its fault. */
export function readUnit(element: XmlElement, reader: XliffReader): ReadUnit {
  const unit: ReadUnit = {
    id: fromXmlId(element.attributes.get('id') ?? ''),
    line: element.line,
    fingerprint: reader.fingerprintOf(element),
    source: [],
    state: 'untranslated',
  };
  try {
    unit.source = assemblePassage({ tokens: reader.sourceOf(element) });
    const tokens = reader.targetOf(element);
    if (!tokens) return unit;
    const target = assemblePassage({ tokens, source: unit.source });
    const state = stateOf({ declared: reader.stateOf(element), source: unit.source, target });
    return state === 'untranslated' ? unit : { ...unit, target, state };
  } catch (error) {
    if (!(error instanceof UnitFault)) throw error;
    return { ...unit, fault: error.message };
  }
}

interface StateOptions {
  declared: ReadState;
  source: Passage;
  target: Passage;
}

/** Where a tool keeps no states, or starts from a copy of the source, another text than the source's is somebody's work. */
const stateOf = ({ declared, source, target }: StateOptions): ReadState =>
  declared === 'untranslated' && !isSamePassage(source, target) ? 'needs-review' : declared;
