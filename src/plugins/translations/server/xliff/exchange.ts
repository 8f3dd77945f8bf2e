import type { MatchKind } from '../../shared/aids';
import type { Passage } from '../passages/passage';

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
  /** BCP 47. */
  sourceLanguage: string;
  units: readonly ExchangeUnit[];
}

/** What a translator handles in one piece. */
export interface ExchangeUnit {
  /** Segment and passage: `name`, `body.3`, `body.3#1.0`. */
  id: string;
  source: Passage;
  target?: Passage;
  state: 'untranslated' | 'stale' | 'translated' | 'approved';
  /** What the target was made from in the hub, so that it can tell whether it has changed there since; of letters and digits. */
  fingerprint?: string;
  /** In characters. */
  maxLength?: number;
  /** For the translator. */
  notes: readonly string[];
  /** What the translation memory knows of texts like it, the nearest first. */
  matches?: readonly ExchangeMatch[];
}

/** A translation for a translator to choose; nobody takes it unseen. */
export interface ExchangeMatch {
  kind: MatchKind;
  /** Percent, 100 at most; less for what is in another language. */
  quality: number;
  source: Passage;
  target: Passage;
  /** BCP 47, of a target in another language than the file's. */
  language?: string;
  /** For the translator: an entry and a unit of it, or a file. */
  origin: string;
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
  /** How much of the file it takes, in UTF-16 units. */
  length: number;
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
  /** As it was exported; left out where the tool has not kept it. */
  fingerprint?: string;
  /** Why the unit cannot be taken: a sentence for the translator. */
  fault?: string;
}
