import type { Core } from '@strapi/strapi';

import { requestsOf } from '../services/requests';

import { withoutSecrets } from './without-secrets';

/** Writes a line into the log for each request, whoever answers it, where the log takes lines of the level `http`. */
export function logRequests({ strapi }: { strapi: Core.Strapi }): void {
  // Asked once: at other levels a request costs nothing.
  if (!strapi.log.isLevelEnabled('http')) return;
  requestsOf(strapi).onEnd(({ id, method, url, route, status, seconds, bytes, handler }) => {
    const path = withoutSecrets(url);
    const durationMs = Math.round(seconds * 100_000) / 100;
    strapi.log.http(`${method} ${path} ${status ?? 'given up'} (${durationMs} ms)`, {
      requestId: id,
      method,
      path,
      route,
      status,
      durationMs,
      bytes,
      handler,
    });
  });
}
