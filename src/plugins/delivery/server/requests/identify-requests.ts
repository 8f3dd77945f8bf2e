import type { Core } from '@strapi/strapi';

import { requestsOf, type RequestsService } from '../services/requests';

import { REQUEST_ID } from './request-id';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** What the network and the client do, not the hub. */
const CLIENT_IS_GONE = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

interface ServerError extends Error {
  code?: string;
  status?: number;
  headers?: Record<string, string>;
  /** Whether its message is meant for who asked. */
  expose?: boolean;
}

/**
 * Has every request in Strapi known by its id: also where it fails. Call it while the plugin registers: it stands before all other middlewares.
 */
export function identifyRequests({ strapi }: { strapi: Core.Strapi }): void {
  const requests = (): RequestsService => requestsOf(strapi);
  const { app } = strapi.server;

  app.use(async (ctx, next) => {
    const request = requests().find(ctx.req);
    if (!request) return next();
    request.context = ctx;
    ctx.state.requestId = request.id;
    await next();
    if (ctx.status === 500) nameInBody(ctx, request.id);
  });

  // What no middleware has caught: Koa would write it to the console instead of the log, and takes all headers off.
  app.silent = true;
  app.on('error', (error: ServerError, ctx: Context) => {
    const request = requests().find(ctx.req);
    if (request) error.headers = { ...error.headers, [REQUEST_ID]: request.id };
    if (error.expose || error.status === 404) return;
    const level = CLIENT_IS_GONE.has(error.code ?? '') ? 'debug' : 'error';
    const write = () => {
      strapi.log[level](error);
      return Promise.resolve();
    };
    void strapi.requestContext.run(ctx, write);
  });
}

/** Strapi's answer to a fault of the hub says nothing of it. By the id, an operator finds in the log what it was. */
function nameInBody({ body }: Context, requestId: string): void {
  const { error } = (body ?? {}) as { error?: { details?: object } };
  if (typeof error === 'object' && error !== null) error.details = { ...error.details, requestId };
}
