import type { Core, UID } from '@strapi/strapi';

import type { LocalizationOptions } from '../domain/locale-registry';

/** Written by the engine only; each version has its own. */
const COMMON = {
  writable: false,
  configurable: false,
  visible: false,
  pluginOptions: { i18n: { localized: true } },
};

/**
 * Gives every kept content type `contentLocale` and `fieldLocales`. As attributes they can be filtered by, sorted by, populated, and are in Strapi's
 * own documentation of the API.
 *
 * @throws Error for a content type that does not exist, is not localised, or knows no drafts
 */
export function addLanguageAttributes({ strapi }: { strapi: Core.Strapi }): void {
  const { contentTypes, locales } = strapi.config.get<LocalizationOptions>('plugin::localization');
  for (const uid of contentTypes) {
    const type = strapi.contentTypes[uid as UID.ContentType];
    if (!type) throw new Error(`The localization plugin's option contentTypes names ${uid}, which does not exist`);
    const { i18n } = type.pluginOptions as { i18n?: { localized?: boolean } };
    if (i18n?.localized !== true || type.options?.draftAndPublish !== true) {
      throw new Error(`${uid} has to be localised and to have drafts for the localization plugin to keep it`);
    }
    Object.assign(type.attributes, {
      contentLocale: { ...COMMON, type: 'enumeration', enum: locales.map(({ code }) => code) },
      fieldLocales: { ...COMMON, type: 'json' },
    });
  }
}
