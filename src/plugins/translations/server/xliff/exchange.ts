import type { Passage } from '../passages/passage';

/** Of the schemas: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html */
export const XLIFF_VERSIONS = ['1.2', '2.0'] as const;
export type XliffVersion = (typeof XLIFF_VERSIONS)[number];

/** BCP 47. */
export interface Languages {
  sourceLanguage: string;
  targetLanguage: string;
}

/** An entry, or what is to be translated of it. */
export interface ExchangeEntry {
  /** Such as `api::city.city`. */
  type: string;
  documentId: string;
  /** For the translator to know it by. */
  name: string;
  units: readonly ExchangeUnit[];
}

/** What a translator handles in one piece. */
export interface ExchangeUnit {
  /** Segment and passage: `name`, `body.3`, `body.3#1.0`. */
  id: string;
  source: Passage;
  target?: Passage;
  state: 'untranslated' | 'stale' | 'translated' | 'approved';
  /** In characters. */
  maxLength?: number;
  /** For the translator. */
  notes: readonly string[];
}

/** How far a translator says a unit is, the least first. */
export const READ_STATES = ['untranslated', 'needs-review', 'translated', 'approved'] as const;
export type ReadState = (typeof READ_STATES)[number];

/** An entry as a file has it: nothing in it has been compared with the hub's content. */
export interface ReadEntry extends Languages {
  type: string;
  documentId: string;
  /** In the file, from 1. */
  line: number;
  units: ReadUnit[];
}

export interface ReadUnit {
  id: string;
  /** In the file, from 1. */
  line: number;
  /** Empty where it could not be read. */
  source: Passage;
  /** Left out where there is none, or it could not be read. */
  target?: Passage;
  state: ReadState;
  /** Why the unit cannot be taken: a sentence for the translator. */
  fault?: string;
}
