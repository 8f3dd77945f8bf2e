import type { LanguageTotals } from '../../localization/shared/contracts';

import type { TermWarning } from './aids';

/** The formats translators' tools read: https://docs.oasis-open.org/xliff/ */
export const XLIFF_VERSIONS = ['1.2', '2.0'] as const;
export type XliffVersion = (typeof XLIFF_VERSIONS)[number];

/**
 * What becomes of a unit of a file: `confirmed` is a stale translation that the file says is still right, `untranslated` has no translation
 * in the file.
 */
export const VERDICTS = ['new', 'changed', 'confirmed', 'unchanged', 'untranslated', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface UnitReport {
  /** The uid of a content type. */
  type: string;
  documentId: string;
  /** What the source calls the entry; left out where there is none, or none that the person may read. */
  name?: string;
  /** Such as `name`, `body.3`, or `body.3#1` for an item of a list. */
  unit: string;
  /** In the file. */
  line: number;
  verdict: Verdict;
  /** Why it is refused, or unchanged though the file says of a stale translation that it is still right. */
  reason?: string;
  /** Of a changed one, what the hub has; of a long text the part where the two begin to differ. */
  before?: string;
  /** Of a new or changed one, what the file has, likewise. */
  after?: string;
  /** Where the translation would be written and is not what the glossary asks for. It is written nevertheless. */
  warnings?: TermWarning[];
}

export interface ImportOutcome {
  /** The language of the file. */
  locale: string;
  /** Entries in the file. */
  entries: number;
  counts: Record<Verdict, number>;
  /** Units with warnings. */
  warned: number;
  /** Whether the hub was changed: not by a dry run, not where a unit was refused, and not where there was nothing to write. */
  isWritten: boolean;
}

/** Which units an answer lists: by verdict, and those with warnings. */
export const LISTS = ['refused', 'warnings', 'changed', 'new'] as const;
export type List = (typeof LISTS)[number];

/** Units that an answer lists at most of each kind; all are counted. */
export const MAX_REPORTED = 200;

/** How far a language is, and what it takes to write its name. */
export interface LanguageProgress extends LanguageTotals {
  /** In itself. */
  name: string;
  /** BCP 47. */
  tag: string;
  direction: 'ltr' | 'rtl';
}

/** GET /translations/totals — in the order of the registry. */
export interface GetTotalsResponse {
  data: LanguageProgress[];
  /** The uids of the content types that have translations, whoever may read them. */
  meta: { contentTypes: string[] };
}

/**
 * POST /translations/imports?isDryRun=&acceptsPartial=&locale= — a form with one `file`.
 *
 * GET /translations/exports/:locale?version=&types=&states=&work=&place=&assignee=&due=&text=&ids=&sourceLocale=&changedSince=&onlyWork= answers with the
 * file, or 204 where there is nothing. The filters are the board's and find what they find there.
 */
export interface ImportResponse {
  data: ImportOutcome & Record<List, UnitReport[]>;
}
