import type { Core } from '@strapi/strapi';
import { errors, strings } from '@strapi/utils';

import { createDeriver, type Deriver, type Transliterate } from '../domain/derive';
import type { LocalizationOptions } from '../domain/locale-registry';
import { createContentTables, type ContentTables } from '../store/content-tables';

/** What every part of the engine works with: the registry, the content types, and how versions are derived. */
export interface Keeper {
  strapi: Core.Strapi;
  options: LocalizationOptions;
  localeCodes: readonly string[];
  tables: ContentTables;
  deriver: Deriver;
  slugify: (text: string) => string;
  isKept: (uid: string) => boolean;
}

export function createKeeper({
  strapi,
  options,
  transliterate,
}: {
  strapi: Core.Strapi;
  options: LocalizationOptions;
  transliterate: Transliterate;
}): Keeper {
  const { contentTypes, locales } = options;
  return {
    strapi,
    options,
    localeCodes: locales.map(({ code }) => code),
    tables: createContentTables({ strapi, contentTypes }),
    deriver: createDeriver({ locales, transliterate }),
    slugify: (text) => {
      const latin = transliterate(text).normalize('NFD').replace(/\p{M}/gu, '');
      // In plain small letters: Strapi's slugs read Cyrillic as Russian, leave ḱ out, and take LjUBAV for two words.
      return strings.nameToSlug(latin.toLowerCase());
    },
    isKept: (uid) => contentTypes.includes(uid),
  };
}

/** @throws ValidationError that lists the registry, for a locale that is not in it */
export function checkLocale({ localeCodes }: Pick<Keeper, 'localeCodes'>, locale: string): void {
  if (localeCodes.includes(locale)) return;
  throw new errors.ValidationError(`locale: "${locale}" is not one of ${localeCodes.join(', ')}`, {
    parameter: 'locale',
    allowed: localeCodes,
  });
}
