import type { Core } from '@strapi/strapi';

import { applyApiRoles } from './api-roles';

/** Brings every role in line with the tables in this folder. Idempotent; runs at each boot. */
export async function applyAccess({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await applyApiRoles({ strapi });
}
