import type { Core } from '@strapi/strapi';

import { optionsOf } from './config';
import { openFrontDoor } from './front-door/front-door';
import { ensureIndexes } from './indexes/ensure-indexes';
import { serveMetrics } from './metrics/serve-metrics';
import { logRequests } from './requests/log-requests';
import { memoryOf } from './services/memory';
import { openApiOf } from './services/openapi';
import { viewsOf } from './services/views';

/**
 * Checks the views and the names of their parts, prepares the database, and begins to follow what is written. The content types are complete by now: other plugins add attributes
 * of theirs while the hub registers. Strapi's tables are there, and the boot lock is held.
 */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { contentTypes, indexes } = optionsOf(strapi);
  viewsOf(strapi).check();
  // Names of parts are checked where all names are.
  openApiOf(strapi).document();
  await ensureIndexes({ strapi, uids: indexes ? contentTypes : [] });
  await memoryOf(strapi).start();
  logRequests({ strapi });
  serveMetrics({ strapi });
  openFrontDoor({ strapi });
}
