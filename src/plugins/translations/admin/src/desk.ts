import type { LanguageProgress } from '../../shared/contracts';

import type { ContentType } from './services';

/** What every page of the plugin is given. */
export interface DeskProps {
  languages: readonly LanguageProgress[];
  /** Those the person may read. */
  contentTypes: readonly ContentType[];
  /** Of a person who translates into one language. */
  ownLocale: string | undefined;
  /** Whether the person may publish anything in any language. */
  mayPublish: boolean;
}
