import type { Core } from '@strapi/strapi';

import type { Keeper } from './keeper';

interface Localizations {
  syncNonLocalizedAttributes(entry: object, model: { uid: string }): Promise<void>;
}

/**
 * Keeps Strapi from copying shared fields of kept types between languages: it does so language by language, for drafts and
 * published versions alike, and without relations. The engine does all of it at once.
 */
export function leaveSharedFields({ strapi, keeper }: { strapi: Core.Strapi; keeper: () => Keeper }): void {
  strapi.get('services').extend('plugin::i18n.localizations', (localizations: Localizations) => ({
    ...localizations,
    async syncNonLocalizedAttributes(entry: object, model: { uid: string }) {
      if (!keeper().isKept(model.uid)) await localizations.syncNonLocalizedAttributes(entry, model);
    },
  }));
}
