import type { VersionState } from '../../../localization/shared/contracts';
import type { BoardFilters } from '../../shared/board';
import type { XliffVersion } from '../../shared/contracts';

/** What the board was narrowed to that the form has no fields for, and which entries were chosen there. */
export interface BoardNarrowing extends Pick<BoardFilters, 'work' | 'place' | 'assignee' | 'due' | 'text'> {
  /** documentIds. */
  ids?: string[];
}

/** What goes into a file. Empty lists are no limit. */
export interface ExportChoice {
  locale: string;
  version: XliffVersion;
  types: string[];
  states: VersionState[];
  /** The language entries were first written in; empty for any. */
  sourceLocale: string;
  /** The day from which on sources were written, such as `2026-12-01`; empty for any. */
  changedSince: string;
  onlyWork: boolean;
  narrowing: BoardNarrowing;
}
