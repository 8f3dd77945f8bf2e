import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { chooseRequestId, REQUEST_ID } from '../requests/request-id';
import { nameRoute, NO_ROUTE } from '../requests/route-pattern';
import { withoutSecrets } from '../requests/without-secrets';

/** A request that is not answered yet. */
export interface OpenRequest {
  id: string;
  /** By `performance.now()`. */
  startedAt: number;
  /** Headers of this request's answer alone, which no kept answer has: names and values by turns. */
  ownHeaders: string[];
  /** What Koa knows of it, once it is there. */
  context?: Context;
}

/** A request that was answered, or given up by who asked. */
export interface EndedRequest {
  id: string;
  method: string;
  /** Path and query, as they came. */
  url: string;
  /** The pattern of its path: see `nameRoute`. */
  route: string;
  /** Undefined where the client went away before the answer was sent. */
  status: number | undefined;
  /** Until the answer was handed to the operating system. */
  seconds: number;
  /** Of the body, as it was sent; undefined where nobody has counted. */
  bytes: number | undefined;
  handler: 'front_door' | 'strapi';
}

export type RequestListener = (request: EndedRequest) => void;

/** What a line of the log says of the request during which it was written. */
export interface LoggedRequest {
  requestId: string;
  method: string;
  path: string;
}

/** Every request, from when it comes in until its answer is sent, by whomever. */
export function createRequestsService({ strapi }: { strapi: Core.Strapi }) {
  const open = new WeakMap<IncomingMessage, OpenRequest>();
  const listeners: RequestListener[] = [];
  let inStrapi = 0;
  /** Of a request that is not in Strapi, while something is done for it. */
  let outside: LoggedRequest | undefined;

  function end(ended: EndedRequest): void {
    for (const listener of listeners) listener(ended);
  }

  return {
    /** Gives a request that has just come in its id. */
    begin({ headers }: IncomingMessage): OpenRequest {
      const id = chooseRequestId(headers['x-request-id']);
      return { id, startedAt: performance.now(), ownHeaders: [REQUEST_ID, id] };
    },

    /** Says how a request was answered, where it did not go on to Strapi. */
    end,

    /** Whether anybody listens to what ends. */
    isListenedTo: (): boolean => listeners.length > 0,

    /** Follows a request that goes on to Strapi, whoever answers it there. */
    follow({ req, res, request }: { req: IncomingMessage; res: ServerResponse; request: OpenRequest }): void {
      setHeaders(res, request.ownHeaders);
      open.set(req, request);
      if (listeners.length === 0) return;
      inStrapi++;
      res.once('close', () => {
        inStrapi--;
        const { id, startedAt, context } = request;
        end({
          id,
          method: req.method ?? '',
          url: req.url ?? '',
          route: context ? routeOf(context) : NO_ROUTE,
          status: res.writableFinished ? res.statusCode : undefined,
          seconds: (performance.now() - startedAt) / 1_000,
          bytes: bytesOf(req, res),
          handler: 'strapi',
        });
      });
    },

    /** Says something else than before with the answer to a request that is in Strapi: headers, names and values by turns. */
    say(req: IncomingMessage, res: ServerResponse, headers: readonly string[]): void {
      setHeaders(res, headers);
      const request = open.get(req);
      if (!request) return;
      request.ownHeaders = [...new Map([...pairsOf(request.ownHeaders), ...pairsOf(headers)])].flat();
    },

    /** @returns a request that was followed and is not forgotten yet */
    find: (req: IncomingMessage): OpenRequest | undefined => open.get(req),

    /** Does something at once, such as writing to the log, for a request that may not be in Strapi: `current()` gives it meanwhile. */
    during({ method = '', url = '' }: IncomingMessage, { id }: OpenRequest, work: () => void): void {
      outside = { requestId: id, method, path: withoutSecrets(url) };
      try {
        work();
      } finally {
        outside = undefined;
      }
    },

    /** @returns the request during which this is called; undefined outside of any that is in Strapi, but for `during` */
    current(): LoggedRequest | undefined {
      if (outside) return outside;
      const context = strapi.requestContext.get();
      const request = context && open.get(context.req);
      if (!context || !request) return undefined;
      return { requestId: request.id, method: context.method, path: withoutSecrets(context.originalUrl) };
    },

    /** @param listener - is told of each request when it has ended */
    onEnd(listener: RequestListener): void {
      listeners.push(listener);
    },

    /** How many are in Strapi now; none where nobody listens. */
    inStrapi: (): number => inStrapi,
  };
}

const pairsOf = (headers: readonly string[]): [name: string, value: string][] =>
  headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? ''] as [string, string]] : []));

function setHeaders(res: ServerResponse, headers: readonly string[]): void {
  for (const [name, value] of pairsOf(headers)) res.setHeader(name, value);
}

/** @returns the pattern of a request's path, as far as Strapi's router has come with it */
export function routeOf({ state, _matchedRoute: matched, res }: Context): string {
  const { route } = state as { route?: { path: string; info?: { type?: string } } };
  // A route of files lets others try first, and of those the router says that they match anything.
  const isPath = typeof matched === 'string' && matched.startsWith('/');
  return nameRoute({ pattern: isPath ? matched : route?.path, type: route?.info?.type, status: res.statusCode });
}

function bytesOf({ method }: IncomingMessage, res: ServerResponse): number | undefined {
  if (method === 'HEAD' || res.statusCode === 204 || res.statusCode === 304) return 0;
  const length = res.getHeader('Content-Length');
  return length === undefined ? undefined : Number(length);
}

export type RequestsService = ReturnType<typeof createRequestsService>;

/** The node's requests. */
export const requestsOf = (strapi: Core.Strapi): RequestsService =>
  strapi.plugin('delivery').service<RequestsService>('requests');
