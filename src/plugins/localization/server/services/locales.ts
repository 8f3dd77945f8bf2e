import type { Core } from '@strapi/strapi';

import type { LocalizationOptions } from '../domain/locale-registry';

/** Brings Strapi's own table of locales in line with the registry. */
export function createLocalesService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** The plugin's options, as checked at boot. */
    options(): LocalizationOptions {
      return strapi.config.get<LocalizationOptions>('plugin::localization');
    },

    /**
     * Creates the locales that are missing, renames those whose name changed and sets the default.
     * Idempotent. A locale that left the registry keeps its content: only a person deletes it.
     */
    async sync(): Promise<void> {
      const { locales, defaultLocale } = this.options();
      const i18n = strapi.plugin('i18n').service('locales');

      for (const { code, name } of locales) {
        const existing = await i18n.findByCode(code);
        if (!existing) await i18n.create({ code, name });
        else if (existing.name !== name) await i18n.update({ id: existing.id }, { name });
      }
      if ((await i18n.getDefaultLocale()) !== defaultLocale) await i18n.setDefaultLocale({ code: defaultLocale });
    },
  };
}
