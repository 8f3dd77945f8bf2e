import type { Core } from '@strapi/strapi';

import type { LocalizationEvents } from '../../../localization/shared/contracts';
import { noteStale } from '../store/notices';

const STALE = 'localization.version.stale' satisfies keyof LocalizationEvents;

/** Has it remembered which versions become stale, for the next digest. */
export function followStale({ strapi }: { strapi: Core.Strapi }): void {
  strapi.eventHub.on(STALE, async (event: LocalizationEvents[typeof STALE]) => {
    await noteStale({ knex: strapi.db.connection, version: event, at: new Date() });
  });
}
