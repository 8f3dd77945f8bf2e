import type { Core } from '@strapi/strapi';

import type { LocalizationEvents, VersionEvent } from '../../../localization/shared/contracts';
import type { MemoryService } from '../services/memory';

const LEARNS_FROM: readonly (keyof LocalizationEvents)[] = [
  'localization.version.translated',
  'localization.version.corrected',
];

/** Lets the memory find, and learn from what is approved from now on. What was before is learnt by `catchUp`. */
export async function startMemory({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const memory = strapi.plugin('translations').service<MemoryService>('memory');
  await memory.prepare();
  for (const name of LEARNS_FROM) {
    strapi.eventHub.on(name, (version: VersionEvent) => {
      memory.note(version);
      return Promise.resolve();
    });
  }
}
