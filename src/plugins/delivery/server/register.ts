import type { Core } from '@strapi/strapi';

import { optionsOf } from './config';
import { describeLocales } from './describe-locales';
import { countCallers } from './limits/count-callers';
import { identifyRequests } from './requests/identify-requests';
import { rememberPublicRights } from './rights/remember-public-rights';
import { limitsOf } from './services/limits';
import { memoryOf } from './services/memory';

/**
 * Makes `view` a parameter of every route that reads a content type with views, knows requests by their ids, remembers what everybody may do, and counts
 * requests by who has said who they are.
 */
export default function register({ strapi }: { strapi: Core.Strapi }): void {
  const { views, cache, rights, rateLimit } = optionsOf(strapi);
  identifyRequests({ strapi });
  describeLocales({ strapi });
  if (cache && rights) rememberPublicRights({ strapi, memory: () => memoryOf(strapi) });
  if (rateLimit && rateLimit.perCaller) countCallers({ strapi, limits: () => limitsOf(strapi) });
  strapi.contentAPI.addQueryParams({
    view: {
      schema: (z) => z.enum(['card', 'page']).optional(),
      matchRoute: ({ method, handler, info }) => {
        if (method !== 'GET' || typeof handler !== 'string') return false;
        // A handler is `city.find` or `api::city.city.find`.
        const controller = handler.slice(0, handler.lastIndexOf('.'));
        return controller in views || `api::${info.apiName}.${controller}` in views;
      },
    },
  });
}
