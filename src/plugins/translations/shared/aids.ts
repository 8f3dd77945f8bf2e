/** How near a segment of the memory is: the same text in the same place, the same text, or one like it. */
export const MATCH_KINDS = ['context', 'exact', 'fuzzy'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** A translation that the memory knows of a text like this one. */
export interface MemoryMatch {
  kind: MatchKind;
  /** Percent: 101 in the same place, 100 for the same text, as CAT tools count. */
  score: number;
  /** The text it was made from. */
  source: string;
  target: string;
  /** Of the target: another than the version's where languages lend each other their translations. */
  locale: string;
  /** Where it comes from: an entry of the hub, or a file that was taken in. */
  origin: { kind: 'entry'; type: string; documentId: string; path: string } | { kind: 'file'; name: string };
  /** ISO 8601. */
  approvedAt: string;
}

/** A term of the glossary that occurs in a source text. */
export interface TermMatch {
  /** As the glossary has it. */
  term: string;
  /** What it is called in the version's language; null where the glossary does not say. */
  translation: string | null;
  forbidden: string[];
  note: string | null;
}

/** What is wrong with a translation by the glossary: the term is not translated as it says, or a forbidden variant is used. */
export interface TermWarning {
  kind: 'missing' | 'forbidden';
  term: string;
  /** What should be written. */
  translation: string | null;
  /** The forbidden variant that was found. */
  found?: string;
}

/** What helps to translate a passage: a segment, or an item of a list. */
export interface SegmentAids {
  /** In the source: the field's path, and the block's number, 0 for a text that has no blocks. */
  path: string;
  sourceIndex: number;
  /** Of a block with several texts, which: the places of an item in its list, such as `1` or `2.0`; `alt` and `caption` of an image; '' else. */
  passage: string;
  /** The nearest first. */
  matches: MemoryMatch[];
  terms: TermMatch[];
  /** Of what the version's draft shows, if that is in its language. */
  warnings: TermWarning[];
}

/** GET /translations/aids/:type/:documentId/:locale — of the passages that have any, as far as the person may read them. */
export interface GetAidsResponse {
  data: SegmentAids[];
}
