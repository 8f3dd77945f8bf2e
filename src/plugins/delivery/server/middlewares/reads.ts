import type { Core } from '@strapi/strapi';

import { createReads, type ReadsConfig } from '../reads/serve-reads';

/**
 * Answers reads of a content type in place of Strapi's core controller, with the same bytes. It is the last middleware of a route, behind what checks
 * the query.
 */
export default (config: ReadsConfig, { strapi }: { strapi: Core.Strapi }) =>
  createReads({ strapi, ...config });
