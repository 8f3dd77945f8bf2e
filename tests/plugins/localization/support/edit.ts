import type { Text, Value } from './content';
import type { Locale } from './registry';

/** What is to be written into a content; what is not named stays. */
export interface PartData {
  texts?: Record<string, Text>;
  values?: Record<string, Value>;
  slots?: Record<string, RowData[]>;
}

/** A component: one that is there, or a new one. */
export interface RowData extends PartData {
  key: number;
  isNew?: boolean;
}

/** What a side of a two-way relation is to lead to, by the numbers of entries, and how that is said. */
export interface RelationData {
  targets: number[];
  connect?: number[];
  disconnect?: number[];
}

export interface Data extends PartData {
  relations?: Record<string, RelationData>;
  slug?: string;
}

/** Something somebody does to the hub, complete: it can be printed and done again. */
export type Edit =
  | { do: 'create'; type: string; locale: Locale; data: Data; publish: boolean }
  | { do: 'save'; entry: number; locale: Locale; data: Data; publish: boolean }
  | { do: 'publish'; entry: number; locales: Locale[] | '*' }
  | { do: 'unpublish'; entry: number; locales: Locale[] | '*' }
  | { do: 'discard'; entry: number; locale: Locale }
  /** Of one version, or of all where the locale is `*`. */
  | { do: 'delete'; entry: number; locale: Locale }
  | { do: 'clone'; entry: number; slug?: string }
  | { do: 'act'; entry: number; locale: Locale; action: Action; segment?: string }
  | { do: 'add locale' };

/** An edit of a kind, to whom its kind is known. */
export type Order<Kind extends Edit['do']> = Omit<Extract<Edit, { do: Kind }>, 'do'>;

export type Action =
  'start' | 'send-for-review' | 'mark-translated' | 'mark-correct' | 'withhold' | 'resume' | 'make-source';

/** How many files the media library of the test hub has. */
export const FILE_COUNT = 3;
