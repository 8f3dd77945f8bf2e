import type { Core } from '@strapi/strapi';

/**
 * Takes no new connections, and ends each one that is open with the next answer that goes out on it; call it when the hub stops, before what waits for those who
 * still ask. Strapi closes its server last: until then everybody could go on asking, and writing what nobody would be told of any more.
 */
export function stopTakingRequests({ strapi }: { strapi: Core.Strapi }): void {
  const { httpServer } = strapi.server;
  // After a boot that failed it never was.
  if (!httpServer.listening) return;
  httpServer.prependListener('request', (_req, res) => {
    res.shouldKeepAlive = false;
  });
  httpServer.close();
}
