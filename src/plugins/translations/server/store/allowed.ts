import type { Knex } from 'knex';

import type { AllowedDrafts } from '../services/version-rows';

/**
 * Whether a draft is among those that are allowed, as a condition of a statement.
 *
 * @param draft - the columns with its language and its id
 */
export function isAllowed(
  connection: Knex,
  { locales, ids }: AllowedDrafts,
  draft: { locale: string; id: string }
): Knex.Raw {
  const inLanguage = connection.raw('?? = ANY(?)', [draft.locale, locales as string[]]);
  return ids ? connection.raw('(? OR ?? IN ?)', [inLanguage, draft.id, ids]) : inLanguage;
}
