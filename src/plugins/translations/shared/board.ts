import type { VersionState } from '../../localization/shared/contracts';

/** What people do with versions from the board, one or many at a time. */
export const BOARD_ACTIONS = ['claim', 'release', 'assign', 'set-due-date', 'send-for-review', 'approve'] as const;
export type BoardAction = (typeof BOARD_ACTIONS)[number];

/** What there is to do in a version. */
export const WORK_KINDS = ['any', 'stale', 'untranslated'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** When a version is due, from today on. */
export const DUE_KINDS = ['overdue', 'this-week', 'later', 'none'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export const BOARD_SORTS = ['name', 'due', 'words', 'changed'] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

/** What the board is narrowed to; what is left out does not matter. Also what a saved view remembers. */
export interface BoardFilters {
  /** One language, whose versions are told in full; all of them where left out. */
  locale?: string;
  /** The uids of content types. */
  types?: string[];
  states?: VersionState[];
  work?: WorkKind;
  /** The documentId of an entry of the content type that the option `place` names, such as a country. */
  place?: string;
  /** The id of an administrator. */
  assignee?: 'me' | 'nobody' | number;
  due?: DueKind;
  /** In the entry's name in the language it was first written in, or in its name in the chosen language. */
  text?: string;
  sort?: BoardSort;
}

/** A person versions can be assigned to. */
export interface Person {
  /** Of the administrator. */
  id: number;
  name: string;
}

/** A version on the board. */
export interface BoardVersion {
  locale: string;
  state: VersionState;
  isSource: boolean;
  isPublished: boolean;
  /** Whether it is published and its draft has changes that readers do not see, be they texts or shared fields. */
  isModified: boolean;
  staleCount: number;
  untranslatedCount: number;
  /** Words of the source that are not translated, or whose translation is stale. */
  wordsLeft: number;
  assignee: Person | null;
  /** Such as `2026-12-01`. */
  dueOn: string | null;
  /** Another one once the version, its source or a text it shows of another language was written: who approves says by it what they saw. */
  stamp: string;
  /** What the signed-in person may do with it now. */
  actions: BoardAction[];
}

/** An entry on the board. */
export interface BoardRow {
  type: string;
  documentId: string;
  sourceLocale: string;
  /** What the source calls it. */
  name: string;
  /** In the order of the registry; those that are asked for and the person may read. */
  versions: BoardVersion[];
}

/** GET /translations/board?locale=&types=&states=&work=&place=&assignee=&due=&text=&sort=&page=&pageSize= */
export interface GetBoardResponse {
  data: BoardRow[];
  meta: {
    pagination: { page: number; pageSize: number; pageCount: number; total: number };
    /** Words left in all versions the filters find. */
    wordsLeft: number;
  };
}

/** GET /translations/board/choices — what the filters offer. */
export interface GetBoardChoicesResponse {
  data: {
    /** Left out where the option `place` is not set. */
    place?: { contentType: string; entries: { documentId: string; name: string }[] };
    /** Who may write any language, in the order of their names. */
    people: (Person & { locales: string[] })[];
  };
}

/**
 * POST /translations/board/actions — all or nothing: where one version is refused, none is changed, and the error (403 or 400) names in
 * `details.refused` each that is, and why.
 */
export interface BoardActionRequest {
  action: BoardAction;
  locale: string;
  /** 100 at most. */
  entries: BoardEntry[];
  /** For `assign`. */
  assignee?: number;
  /** For `set-due-date`; null takes it away. */
  dueOn?: string | null;
}

/** An entry that something is to be done with. */
export interface BoardEntry {
  type: string;
  documentId: string;
  /** For `approve`: of the version as the board showed it. One that has been written since is refused. */
  stamp?: string;
}

export interface BoardActionResponse {
  data: {
    /** Versions. */
    changed: number;
  };
}

export interface RefusedVersion {
  type: string;
  documentId: string;
  name: string;
  reason: string;
}

/** The board as a person keeps it, seen by that person alone. */
export interface SavedView {
  /** A documentId. */
  id: string;
  name: string;
  filters: BoardFilters;
}

/** GET /translations/views, POST /translations/views (name and filters), DELETE /translations/views/:id: each answers the views as they are then. */
export interface GetViewsResponse {
  data: SavedView[];
}
