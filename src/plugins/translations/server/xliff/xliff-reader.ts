import type { Token } from '../inline/assemble';
import type { XmlElement } from '../xml/xml-element';

import type { Languages, ReadState } from './exchange';

/** The vocabulary of a version of XLIFF, for reading. All functions throw a UnitFault for what they cannot take. */
export interface XliffReader {
  namespace: string;
  unitElement: string;
  /** As far as the file says them. */
  languagesOf: (elements: { root: XmlElement; file: XmlElement }) => Partial<Languages>;
  sourceOf: (unit: XmlElement) => Token[];
  /** Nothing where none of it is translated. */
  targetOf: (unit: XmlElement) => Token[] | undefined;
  /** See ExchangeUnit. */
  fingerprintOf: (unit: XmlElement) => string | undefined;
  /** What it says of the target. */
  stateOf: (unit: XmlElement) => ReadState;
}
