import type { VersionState } from '../../../localization/shared/contracts';
import type { XliffVersion } from '../../shared/contracts';

/** What goes into a file. Empty lists are no limit. */
export interface ExportChoice {
  locale: string;
  version: XliffVersion;
  types: string[];
  states: VersionState[];
  /** The language entries were first written in; empty for any. */
  sourceLocale: string;
  onlyWork: boolean;
}
