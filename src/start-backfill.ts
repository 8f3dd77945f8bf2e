import type { Core } from '@strapi/strapi';

/** Completes all languages while the hub already serves: see the localization plugin's README. */
export function startBackfill({ strapi }: { strapi: Core.Strapi }): void {
  // Where the plugin is off, as in a comparison of speeds, there is nothing to complete.
  strapi
    .plugin('localization')
    ?.service<{ run(): Promise<void> }>('backfill')
    .run()
    .catch((error: Error) => {
      strapi.log.error(`Languages: not complete yet, the next start goes on. ${error.message}`);
    });
}
