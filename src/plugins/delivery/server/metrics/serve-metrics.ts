import { createHash, timingSafeEqual } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { Registry } from 'prom-client';

import { optionsOf } from '../config';
import { answersOf } from '../services/answers';
import { limitsOf } from '../services/limits';
import { memoryOf } from '../services/memory';
import { requestsOf } from '../services/requests';

import { showAnswers } from './answers';
import { showDatabase, type Pool } from './database';
import { showMemory } from './memory';
import { showProcess } from './process';
import { countRequests } from './requests';

/** `GET /metrics`, for Prometheus, where the options have a token for it. */
export function serveMetrics({ strapi }: { strapi: Core.Strapi }): void {
  const { metrics, cache } = optionsOf(strapi);
  if (!metrics) return;
  const registry = new Registry();
  const requests = requestsOf(strapi);
  const refused = () => limitsOf(strapi).counts.refused;
  requests.onEnd(countRequests({ registry, inStrapi: requests.inStrapi, refused }));
  showAnswers({ registry, counts: answersOf(strapi).counts });
  if (cache) showMemory({ registry, memory: memoryOf(strapi) });
  showDatabase({ registry, pool: () => (strapi.db.connection.client as { pool: Pool }).pool });
  showProcess({ registry, versions: versionsOf(strapi) });
  strapi.server.router.get('/metrics', createMetricsHandler({ registry, token: metrics.token }));
}

const versionsOf = (strapi: Core.Strapi): Record<string, string> => ({
  version: strapi.config.get<string>('info.version'),
  strapi: strapi.config.get<string>('info.strapi'),
  node: process.version,
});

/** Answers whoever has the token. To find out that one is wrong takes as long wherever it is. */
function createMetricsHandler({ registry, token }: { registry: Registry; token: string }): Core.MiddlewareHandler {
  const expected = digest(token);
  return async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    // No site's business. Strapi says it to who names no site.
    ctx.remove('Access-Control-Allow-Origin');
    ctx.remove('Access-Control-Expose-Headers');
    const [, shown = ''] = /^Bearer +(.+)$/i.exec(ctx.get('Authorization')) ?? [];
    if (!timingSafeEqual(digest(shown), expected)) {
      ctx.set('WWW-Authenticate', 'Bearer realm="metrics"');
      return ctx.unauthorized('The token of the metrics is needed');
    }
    ctx.set('Content-Type', registry.contentType);
    ctx.body = await registry.metrics();
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
