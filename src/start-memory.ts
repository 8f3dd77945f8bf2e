import type { Core } from '@strapi/strapi';

/** Has the translation memory learn what it has missed, while the hub already serves: see the translations plugin's README. */
export function startMemory({ strapi }: { strapi: Core.Strapi }): void {
  // Without languages, as in a comparison of speeds, there is nothing to learn.
  if (!strapi.plugin('localization')) return;
  strapi
    .plugin('translations')
    .service<{ catchUp(): Promise<void> }>('memory')
    .catchUp()
    .catch((error: Error) => {
      strapi.log.error(`Translation memory: not complete yet, the next start goes on. ${error.message}`);
    });
}
