import type { Core } from '@strapi/strapi';

import type { LocalizationOptions } from '../domain/locale-registry';

/**
 * Strapi answers a new locale by giving it to super administrators. On a hub that has some of their permissions already, that fails at this
 * point of a boot: their actions are not registered yet. It does so itself a moment later, in each boot.
 */
async function createBeforeAdmin(
  { strapi }: { strapi: Core.Strapi },
  locale: { code: string; name: string }
): Promise<void> {
  const now = new Date();
  strapi.db.lifecycles.disable();
  try {
    // The times, too, would come from a lifecycle.
    await strapi
      .plugin('i18n')
      .service('locales')
      .create({ ...locale, createdAt: now, updatedAt: now });
  } finally {
    strapi.db.lifecycles.enable();
  }
}

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
        if (!existing) await createBeforeAdmin({ strapi }, { code, name });
        else if (existing.name !== name) await i18n.update({ id: existing.id }, { name });
      }
      if ((await i18n.getDefaultLocale()) !== defaultLocale) await i18n.setDefaultLocale({ code: defaultLocale });
    },
  };
}
