/** How far a version is. The source's is always translated. */
export const VERSION_STATES = ['derived', 'in-progress', 'in-review', 'translated', 'withheld'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What a person can do with a version beside writing it. */
export const VERSION_ACTIONS = [
  'start',
  'send-for-review',
  'mark-translated',
  'mark-correct',
  'withhold',
  'resume',
  'make-source',
] as const;
export type VersionAction = (typeof VERSION_ACTIONS)[number];

/** A text field of a version that is not empty. */
export interface FieldStatus {
  /** Such as `name`, `cover.alt`, `statistics.0.label`. */
  path: string;
  /** The language its text is in; one per block where blocks differ. */
  locale: string | string[];
  /** Whether a person wrote or approved it in this language. */
  isOwn: boolean;
  /** The segments whose source text has changed since, such as `name` or `body.3`. */
  staleSegments: string[];
}

/** An entry in one language. */
export interface VersionSummary {
  locale: string;
  state: VersionState;
  contentLocale: string;
  isSource: boolean;
  isPublished: boolean;
  staleCount: number;
  untranslatedCount: number;
  /** Of the draft. */
  fields: FieldStatus[];
  /** What can be done with it now: by the person who is signed in where the panel asks, by anybody where a service does. */
  actions: VersionAction[];
}

/** An entry in all languages, in the order of the registry. */
export interface EntryVersions {
  type: string;
  documentId: string;
  sourceLocale: string;
  /** Whether the source has shared fields or text that are not published yet. */
  hasUnpublishedChanges: boolean;
  versions: VersionSummary[];
}

/** GET /localization/entries/:type/:documentId */
export interface GetEntryResponse {
  data: EntryVersions;
}

/** POST /localization/entries/:type/:documentId/:locale/:action answers GetEntryResponse. */
export interface VersionActionRequest {
  /** For `mark-correct`: one segment; all stale ones where left out. */
  segment?: string;
}

export type VersionStatus = Pick<
  VersionSummary,
  'state' | 'contentLocale' | 'isSource' | 'staleCount' | 'untranslatedCount'
>;

/** GET /localization/statuses/:type/:locale?documentIds=a,b — by documentId; 100 at most. */
export interface GetStatusesResponse {
  data: Record<string, VersionStatus>;
}

/** How far the back-fill is that gives a new locale its versions. */
export interface BackfillProgress {
  isRunning: boolean;
  /** Entries. */
  done: number;
  total: number;
}

/** GET /localization/backfill */
export interface GetBackfillResponse {
  data: BackfillProgress;
}

/** What the plugin tells others on Strapi's event hub, after the write has committed. */
export interface VersionEvent {
  type: string;
  documentId: string;
  locale: string;
}

export interface LocalizationEvents {
  /** The hub made or changed the derived text of a version that readers see. */
  'localization.version.derived': VersionEvent;
  /** Nothing is left to translate in a version. */
  'localization.version.translated': VersionEvent;
  /** Segments of a version became stale: those, by path. */
  'localization.version.stale': VersionEvent & { segments: string[] };
  'localization.version.withheld': VersionEvent;
  'localization.version.resumed': VersionEvent;
}
