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

/** A block of Strapi's blocks editor. */
export interface Block {
  type: string;
  [key: string]: unknown;
}

/** The text of a text field. */
export type Text = string | readonly Block[];

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

/** A segment of the source beside the one of a version that stands for it. Texts are plain: what a translator reads. */
export interface TextSegment {
  /** The segment's path in the version, such as `name` or `body.3`; null where the version lacks it. */
  path: string | null;
  /** The block's number in the source, 0 for a text that has no blocks; null where the source has no such segment. */
  sourceIndex: number | null;
  /** The kind of block it is in the source, else in the version: `paragraph`, `heading`, `list`, …; null where the field is none of blocks. */
  block: string | null;
  /** What the source's draft says now; null where it has no such segment. */
  source: string | null;
  /** The source text the version's was made from; null where it was made from none. */
  madeFrom: string | null;
  /** The language of what the version's draft shows, null where it shows nothing. Any other than the version's is not translated. */
  locale: string | null;
  isStale: boolean;
}

/** A text field of a version beside the source's. */
export interface FieldTexts {
  /** Such as `name`, `cover.alt`, `statistics.0.label`: where it is in the version's draft. */
  path: string;
  /** In the order of the source, then what the version has beside it; those without text on either side are left out. */
  segments: TextSegment[];
}

/** The text fields of a version beside the source's, as far as the signed-in person may read them in both. */
export interface VersionTexts {
  locale: string;
  source: {
    locale: string;
    /** BCP 47. */
    tag: string;
    direction: 'ltr' | 'rtl';
  };
  /** None where the version is the source. */
  fields: FieldTexts[];
}

/** GET /localization/entries/:type/:documentId/:locale/texts */
export interface GetTextsResponse {
  data: VersionTexts;
}

/** POST /localization/entries/:type/:documentId/:locale/:action answers GetEntryResponse. */
export interface VersionActionRequest {
  /** For `mark-correct`: one segment; where left out, those that `seen` names, else all stale ones. */
  segment?: string;
  /**
   * For `mark-correct` and `mark-translated`: what the source said (`source` of TextSegment) when the person looked, by the segment's `path`. Where the
   * source of a segment among them, for `mark-correct` of a stale one, says something else by now, nothing is marked: 409. Left out, it is not asked for.
   */
  seen?: Record<string, string | null>;
  /** For `mark-translated`: `meta.contentStamp` of the form the person read. Where the version says something else by now, nothing is marked: 409. */
  stamp?: string;
  /** For `mark-translated`: what the person saw to be left. Where that is no longer so, nothing is marked: 409. */
  left?: WorkLeft;
}

/** Of a refusal with 409: the source says something else than the person saw. Its details have the `segments`. */
export const SOURCE_CONFLICT =
  'The source has changed since you read it, so nothing was marked. Read what it says now, and decide again.';

/** Of a refusal with 409: the version says something else than the person saw, or something else is left to do in it. */
export const VERSION_CONFLICT =
  'This version or its source has changed since you read it, so nothing was marked. Read what they say now, and decide again.';

/**
 * The header in which the content manager's form says which state of the version it was made from, as it was told in `meta.contentStamp` of the version
 * or of the last answer to a save. Where the version holds something else by now, saving and publishing are refused: 409. Without it, nothing is asked.
 */
export const STAMP_HEADER = 'X-Content-Stamp';

/** Of a refusal with 409: the version, or a field that all languages share, was changed since the form was opened. */
export const FORM_CONFLICT =
  'This version has been changed since you opened it, so nothing was saved. Copy what you have written, load the page again, and put it into what the version says now.';

/** How many segments of a version are not as they should be. */
export type WorkLeft = Pick<VersionSummary, 'staleCount' | 'untranslatedCount'>;

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
  /** The texts of a version have changed in which nothing was, and is, left to translate. */
  'localization.version.corrected': VersionEvent;
  /** Segments of a version became stale: those, by path. */
  'localization.version.stale': VersionEvent & { segments: string[] };
  'localization.version.withheld': VersionEvent;
  'localization.version.resumed': VersionEvent;
}

/** A segment of the source beside the one of a version that stands for it. */
export interface SegmentPair {
  /** The block's number in the source; 0 for a text that has no blocks, undefined where the version has a block of its own beside the source's. */
  sourceIndex: number | undefined;
  /** The block's number in the version; undefined where it lacks the source's. */
  ownIndex: number | undefined;
  /** What the source's draft says now. */
  source: string | Block | undefined;
  /** What the version's draft shows. */
  shown: string | Block | undefined;
  /** The language of what it shows. */
  locale: string | undefined;
  /** Whether a person wrote or approved it in the version's language. */
  isOwn: boolean;
  isStale: boolean;
  /** The source text it was made from; null where it was made from none. */
  madeFrom: string | null;
}

/** A text field beside the source's. */
export interface FieldSegments {
  /** Such as `name`, `cover.alt`, `statistics.0.label`. */
  path: string;
  isBlocks: boolean;
  /** Characters; undefined where the schema sets no limit. */
  maxLength: number | undefined;
  /** In the order of the source, then what the version has beside it. */
  segments: SegmentPair[];
}

/** An entry in one language beside its source: what a translator has to do. */
export interface EntryTexts {
  type: string;
  documentId: string;
  /** What the source calls the entry. */
  name: string;
  locale: string;
  sourceLocale: string;
  state: VersionState;
  /** In the order of the schema; those in which neither the source nor the version has text are left out. */
  fields: FieldSegments[];
}

/** A segment as somebody translated it. */
export interface TranslatedSegment {
  path: string;
  /** The block's number in the source; 0 for a text that has no blocks. */
  sourceIndex: number;
  text: string | Block;
  /**
   * Of a block that a part of was not looked at: it stays made from what it was made from, and stale if it is. Else it is made from the source as it is.
   */
  keepsOrigin?: boolean;
}

/** A version that is not the source and in which nothing is left to translate. */
export interface TranslatedVersion extends VersionEvent {
  /** Grows with each version the hub keeps. */
  id: number;
  /** When what the hub remembers of it was written last. */
  updatedAt: Date;
}

/** How far a language is: versions that are not the source of their entry. */
export interface LanguageTotals {
  locale: string;
  versions: number;
  states: Record<VersionState, number>;
  staleSegments: number;
  untranslatedSegments: number;
  /** Words of the sources that are not translated, or whose translation is stale. */
  wordsLeft: number;
}
