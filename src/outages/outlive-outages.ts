import type { Core } from '@strapi/strapi';

import { outageIn } from './outage';

/**
 * Keeps the process running where something that nobody waits for fails because the database is away; Node would end it. Strapi does so after each
 * commit: it reads the entry once more, for webhooks and other listeners (core/services/document-service/events.js). All else ends the process as ever.
 *
 * @returns the function that ends this
 */
export function outliveOutages({ strapi }: { strapi: Core.Strapi }): () => void {
  const onRejection = (error: unknown) => {
    if (!outageIn(error)) throw error;
    strapi.log.error(`The database was away, so this was not done: ${(error as Error).message}`);
  };
  process.on('unhandledRejection', onRejection);
  return () => process.off('unhandledRejection', onRejection);
}
