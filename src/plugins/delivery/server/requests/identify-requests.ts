import { types } from 'node:util';

import type { Core } from '@strapi/strapi';

import { UNKEPT } from '../answers/cache-control';
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
 * Has every request in Strapi known by its id: also where it fails, which is answered in the shape of all errors even where `strapi::errors` does not see it. Call it while
 * the plugin registers: it stands before all other middlewares.
 */
export function identifyRequests({ strapi }: { strapi: Core.Strapi }): void {
  const requests = (): RequestsService => requestsOf(strapi);
  const { app } = strapi.server;

  app.use(async (ctx, next) => {
    const request = requests().find(ctx.req);
    if (!request) return next();
    request.context = ctx;
    ctx.state.requestId = request.id;
    try {
      await next();
    } catch (error) {
      if (!isFaultOfHub(error) || ctx.res.headersSent) throw error;
      app.emit('error', error, ctx);
      // Whoever failed may have said that it answers by itself, and have taken off what every answer says.
      ctx.respond = true;
      requests().say(ctx.req, ctx.res, request.ownHeaders);
      ctx.set('Cache-Control', UNKEPT);
      ctx.internalServerError();
    }
    if (ctx.status === 500) nameInBody(ctx, request.id);
  });

  // What no middleware has caught: Koa would write it to the console instead of the log. Where it answers by itself it takes all headers off.
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

/** Whether an error says nothing else of itself, such as that the request is wrong: then Koa knows what to answer. */
function isFaultOfHub(error: unknown): boolean {
  return types.isNativeError(error) && [undefined, 500].includes((error as ServerError).status);
}

/** Strapi's answer to a fault of the hub says nothing of it. By the id, an operator finds in the log what it was. */
function nameInBody({ body }: Context, requestId: string): void {
  const { error } = (body ?? {}) as { error?: { details?: object } };
  if (typeof error === 'object' && error !== null) error.details = { ...error.details, requestId };
}
