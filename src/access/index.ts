import type { Core } from '@strapi/strapi';

import { applyAdminRoles } from './apply-admin-roles';
import { applyApiRoles } from './apply-api-roles';
import { settleFirstBoot } from './first-boot';
import { guardContentManagerWrites } from './guards/content-manager-writes';
import { guardOpenAdminRoutes } from './guards/open-admin-routes';
import { keepReadOnlyTokensToContent } from './read-only-tokens';
import { registerReadingRights } from './reading-rights';
import { limitSignIn } from './sign-in/limit-sign-in';
import { createSignInLimits, type SignInLimits } from './sign-in/sign-in-limits';
import { acceptKnownFilesOnly } from './uploads/accept-known-files';
import { serveUploadsInert } from './uploads/serve-inert';

const SIGN_IN_LIMITS_SERVICE = 'api::access.sign-in-limits';

/**
 * Makes known what roles and tokens can be given, and closes what they alone leave open. Runs while the hub registers,
 * before Strapi binds its routes.
 */
export function registerAccess({ strapi }: { strapi: Core.Strapi }): void {
  registerReadingRights({ strapi });
  keepReadOnlyTokensToContent({ strapi });
  guardContentManagerWrites({ strapi });
  guardOpenAdminRoutes({ strapi });

  const limits = createSignInLimits({ strapi });
  strapi.get('services').set(SIGN_IN_LIMITS_SERVICE, limits);
  limitSignIn({ strapi, limits });

  acceptKnownFilesOnly({ strapi });
  serveUploadsInert({ strapi });
}

/**
 * Brings every role in line with the table in roles.ts. Idempotent; runs at each boot, under the boot lock: nodes that
 * start together take turns, and one that fails half-way leaves no role half-way.
 */
export async function applyAccess({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await (strapi.service(SIGN_IN_LIMITS_SERVICE) as SignInLimits).prepare();
  await settleFirstBoot({ strapi });
  await applyAdminRoles({ strapi });
  await applyApiRoles({ strapi });
}
