import type { Core, UID } from '@strapi/strapi';

import { createReads } from '../reads/serve-reads';

/**
 * Answers reads of a content type in place of Strapi's core controller, with the same bytes. It is the last middleware of a route, behind what checks
 * the query.
 */
export default (config: { uid: UID.ContentType; action: string }, { strapi }: { strapi: Core.Strapi }) =>
  createReads({ strapi, ...config });
