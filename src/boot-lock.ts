import type { Core } from '@strapi/strapi';

/**
 * Runs what a boot writes to the database, one node at a time: nodes that start together wait for each other and then find it done.
 * All of it is one transaction, so a node that dies half-way leaves nothing half written.
 */
export async function underBootLock({ strapi }: { strapi: Core.Strapi }, work: () => Promise<void>): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', ['cities-hub: boot']);
    await work();
  });
}
