import { errors, parseHasPublishedVersionQueryParam, parsePublicationFilter } from '@strapi/utils';

import { invalidParameter } from './invalid-parameter';
import { asText } from './values';

const STATUSES = ['published', 'draft'];
/** Strapi's words for every language; only a list can hold more than one version of an entry. */
const EVERY_LOCALE = '*';

/**
 * Checks the language that is asked for.
 *
 * @param locales - the codes there are
 * @throws ValidationError that lists them
 */
export function checkLocale(
  value: unknown,
  parameter: string,
  { locales, isList }: { locales: readonly string[]; isList: boolean }
): void {
  const code = asText(value, parameter);
  if (locales.includes(code) || (isList && code === EVERY_LOCALE)) return;
  if (code === EVERY_LOCALE) {
    throw invalidParameter({
      parameter,
      problem: 'can be * in lists only; one entry has one language',
      allowed: locales,
    });
  }
  const problem = 'is not a language of this hub';
  throw invalidParameter({ parameter, problem, allowed: isList ? [...locales, EVERY_LOCALE] : locales });
}

/**
 * Checks a parameter that says which versions are asked for. Whatever is not the published ones tells something of
 * drafts: also which entries were changed since they were published.
 *
 * @throws ValidationError for an unknown value, and Strapi's 403 where the caller may not read drafts
 */
export function checkDraftParameter(
  value: unknown,
  parameter: string,
  { mayReadDrafts }: { mayReadDrafts: boolean }
): void {
  if (parameter === 'status') {
    const status = asText(value, parameter);
    if (!STATUSES.includes(status)) {
      throw invalidParameter({
        parameter,
        problem: 'is not a status',
        allowed: mayReadDrafts ? STATUSES : ['published'],
      });
    }
    if (status === 'published') return;
  }
  if (!mayReadDrafts) {
    // Strapi hides the message of a plain ForbiddenError.
    throw new errors.PolicyError(`${parameter} reads drafts, and this caller may not`, { parameter });
  }
  const text = asText(value, parameter);
  try {
    if (parameter === 'publicationFilter') parsePublicationFilter(text);
    if (parameter === 'hasPublishedVersion') parseHasPublishedVersionQueryParam(text);
  } catch (error) {
    throw invalidParameter({ parameter, problem: `is wrong: ${(error as Error).message.replace(/\.$/, '')}` });
  }
}
