import type { Core } from '@strapi/strapi';

import { createReads, type ReadsConfig } from '../reads/serve-reads';

/**
 * Answers reads of a content type in place of Strapi's core controller, with the same bytes. It is the last middleware of a route, behind what checks
 * the query.
 */
export const createReadsMiddleware = (
  config: ReadsConfig,
  { strapi }: { strapi: Core.Strapi }
): Core.MiddlewareHandler => createReads({ strapi, ...config });
