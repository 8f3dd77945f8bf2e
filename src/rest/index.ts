import type { Core } from '@strapi/strapi';

import { createAddressErrors, createTargetErrors } from './address-errors';
import { readBodies } from './bodies';
import { guardReads } from './guard-reads';
import { limitStatementTime } from './limited-time';
import { createMethodErrors } from './method-errors';
import { limitRowsToReader } from './readable-rows';
import { createReadinessHandler, createReadinessProbe } from './readiness';

/** Answers requests whose target cannot be read. Call it while the hub registers, before all that looks at the path of one. */
export function refuseUnreadableTargets({ strapi }: { strapi: Core.Strapi }): void {
  strapi.server.use(createTargetErrors());
}

/** Puts the REST contract in front of every content type. Call it after all routers are registered. */
export function registerRest({ strapi }: { strapi: Core.Strapi }): void {
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
  const probe = createReadinessProbe({ strapi });
  guardReads({ strapi });
  readBodies({ strapi });
  strapi.server.api('content-api').use(createAddressErrors({ prefix }));
  strapi.server.use(createMethodErrors({ prefix }));
  strapi.server.router.get('/_ready', createReadinessHandler({ probe }));
}

/**
 * Keeps from readers what is not for them, and from the database what would hold it up.
 * Call it once the database is there.
 */
export function startRest({ strapi }: { strapi: Core.Strapi }): void {
  limitRowsToReader({ strapi });
  limitStatementTime({ strapi });
}
