import type { Core } from '@strapi/strapi';

import { optionsOf } from '../config';
import { createNegotiator, type Language, type Negotiate } from '../domain/negotiate-language';

/** What the hub's languages are called over HTTP, and which of them a reader gets. */
export interface LanguagesService {
  /** All of them, in the order of the registry. */
  all: readonly Language[];
  /** The language for an `Accept-Language` header: quick enough for every request, never throws. */
  negotiate: Negotiate;
  /**
   * The languages to try for a reader whose language was negotiated, first what was: then those they understand as
   * well, last the default. It depends on the negotiated language only, not on the rest of the header.
   */
  alternativesTo(negotiated: string): readonly string[];
  /** @returns the language with that code, undefined for none such as `*` */
  find(code: string): Language | undefined;
}

export function createLanguagesService({ strapi }: { strapi: Core.Strapi }): LanguagesService {
  const { locales, defaultLocale } = optionsOf(strapi);
  const byCode = new Map(locales.map((locale) => [locale.code, locale]));
  return {
    all: locales,
    negotiate: createNegotiator({ locales, defaultLocale }),
    alternativesTo: (code) => [...new Set([code, ...(byCode.get(code)?.fallbacks ?? []), defaultLocale])],
    find: (code) => byCode.get(code),
  };
}

/** The plugin's service of that name. */
export const languagesOf = (strapi: Core.Strapi): LanguagesService => strapi.plugin('delivery').service('languages');
