import type { Core } from '@strapi/strapi';

import { outageIn } from './outages';

/** What completes content while the hub already serves, by the name that the log calls it by: see the READMEs of the plugins. */
const COMPLETIONS: Readonly<Record<string, (hub: { strapi: Core.Strapi }) => Promise<void>>> = {
  Languages: ({ strapi }) => strapi.plugin('localization').service<{ run(): Promise<void> }>('backfill').run(),
  'Translation memory': ({ strapi }) =>
    strapi.plugin('translations').service<{ catchUp(): Promise<void> }>('memory').catchUp(),
};

/**
 * Completes all languages, and has the translation memory learn what it has missed. Each looks for itself what is missing, so that this can be
 * called again whenever something may be: at the start, and when the database is back.
 */
export function completeContent({ strapi }: { strapi: Core.Strapi }): void {
  // Where the plugin is off, as in a comparison of speeds, there is nothing to complete.
  if (!strapi.plugin('localization')) return;
  for (const [name, complete] of Object.entries(COMPLETIONS)) {
    complete({ strapi }).catch((error: Error) => {
      const goesOn = outageIn(error) ? 'it goes on once the database is back' : 'the next start goes on';
      strapi.log.error(`${name}: not complete yet, ${goesOn}. ${error.message}`);
    });
  }
}
