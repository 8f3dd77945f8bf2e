import path from 'node:path';

import type { Core } from '@strapi/strapi';

interface ServedContext {
  path: string;
  /** The media type of the answer. */
  type: string;
  set(header: string, value: string): void;
}

/** No script, no form, no request to anywhere, an origin of its own; styles, since drawings use them. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/**
 * Serves uploaded files so that none can script: browsers take each for what it was stored as, and an SVG (which can
 * hold scripts) runs nothing where somebody opens it. PDFs keep Strapi's own policy: a sandbox would stop the browser's
 * viewer.
 */
export function serveUploadsInert({ strapi }: { strapi: Core.Strapi }): void {
  strapi.server.use(async (ctx: ServedContext, next: () => Promise<unknown>) => {
    await next();
    if (!isUpload(ctx.path) && ctx.type !== 'image/svg+xml') return;
    ctx.set('X-Content-Type-Options', 'nosniff');
    if (ctx.type !== 'application/pdf') ctx.set('Content-Security-Policy', INERT);
  });
}

/** Reads the path as the file server does: decoded once, dots and doubled slashes resolved. */
function isUpload(requestPath: string): boolean {
  try {
    return path.posix.normalize(decodeURIComponent(requestPath)).toLowerCase().startsWith('/uploads/');
  } catch {
    return false;
  }
}
