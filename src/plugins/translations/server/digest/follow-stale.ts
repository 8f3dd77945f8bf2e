import type { Core } from '@strapi/strapi';

import type { LocalizationEvents } from '../../../localization/shared/contracts';
import type { DigestsService } from '../services/digests';

const STALE = 'localization.version.stale' satisfies keyof LocalizationEvents;

/** Has it noted which versions become stale, for the next digest. */
export function followStale({ strapi }: { strapi: Core.Strapi }): void {
  strapi.eventHub.on(STALE, (event: LocalizationEvents[typeof STALE]) => {
    // Strapi tells one listener after another: who else listens does not wait for the database.
    strapi.plugin('translations').service<DigestsService>('digests').note(event);
    return Promise.resolve();
  });
}
