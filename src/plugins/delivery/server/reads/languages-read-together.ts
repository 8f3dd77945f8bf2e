import type { ContentModel } from '../content-model';

import type { Query } from './standard-api';

/**
 * Strapi leaves out of the other languages of an entry those that it reads together with it (`on` of `localizations` in @strapi/i18n, register). Which these are
 * would depend, for a piece, on which others are missing in memory.
 *
 * @returns whether a query asks for the other languages of entries that are read in several languages at a time
 */
export function showsLanguagesReadTogether(
  { model }: { model: ContentModel },
  uid: string,
  { locale, populate }: Query
): boolean {
  const leadsThere = (holder: string, populate: unknown, areSeveral: boolean): boolean =>
    isRecord(populate) &&
    Object.entries(populate).some(([name, options]) => {
      const { kind, targets = [] } = model.linksOf(holder).get(name) ?? {};
      const isToOtherLanguages = kind === 'localizations';
      if (isToOtherLanguages && areSeveral) return true;
      const below = isRecord(options) ? options.populate : undefined;
      return targets.some((target) => leadsThere(target, below, areSeveral || isToOtherLanguages));
    });
  return leadsThere(uid, populate, locale === '*');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
