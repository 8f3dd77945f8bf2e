import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

import type { Core } from '@strapi/strapi';

import { sendAnswer, type Form } from '../answers/answer';
import { isStandardRead } from '../answers/standard-read';
import type { WrittenAnswer } from '../answers/write-error';
import { optionsOf } from '../config';
import { writeQuotaHeaders, type Quota } from '../limits/quota';
import { writeRefusal } from '../limits/refusal';
import { NO_ROUTE } from '../requests/route-pattern';
import { answersOf, type KeptAnswer } from '../services/answers';
import { limitsOf } from '../services/limits';
import { requestsOf, type OpenRequest } from '../services/requests';

import { writeFault } from './write-fault';

/** With one of these a request wants more than a finished answer. */
const UNUSUAL = [
  'expect',
  'range',
  'if-range',
  'if-match',
  'if-unmodified-since',
  'transfer-encoding',
  'content-length',
  'upgrade',
];

/** A request as it has come in. */
interface Visit {
  req: IncomingMessage;
  res: ServerResponse;
  request: OpenRequest;
}

/**
 * Puts itself before Koa: it counts how often a client asks, and a read whose answer is in memory is answered here, with the bytes Koa would send, and asks neither
 * Strapi nor the database. All else goes on to who listened before. Either way the request gets its id here, and whoever follows requests is told of it.
 *
 * Node ends the process at an error in a listener that nobody catches: here each is written to the log, and answered with 500.
 */
export function openFrontDoor({ strapi }: { strapi: Core.Strapi }): void {
  const { httpServer } = strapi.server;
  const { anyOrigin } = optionsOf(strapi);
  const answers = answersOf(strapi);
  const limits = limitsOf(strapi);
  const requests = requestsOf(strapi);
  const others = httpServer.listeners('request') as ((req: IncomingMessage, res: ServerResponse) => void)[];

  httpServer.removeAllListeners('request');
  httpServer.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const visit = { req, res, request: requests.begin(req) };
    try {
      const taken = limits.take(req);
      if (taken) taken.then((quota) => answerWithin(quota, visit)).catch((error: unknown) => fail(error, visit));
      else answer(visit);
    } catch (error) {
      fail(error, visit);
    }
  });

  function answerWithin(quota: Quota, visit: Visit): void {
    if (quota.isExceeded && visit.req.headers.origin === undefined) return refuse(quota, visit);
    visit.request.ownHeaders.push(...writeQuotaHeaders(quota, limits.options));
    if (!quota.isExceeded) return answer(visit);
    limits.refuseLater(visit.req, quota);
    goOn(visit);
  }

  function answer(visit: Visit): void {
    const { url = '', headers } = visit.req;
    const isUsual = isStandardRead(visit.req, { anyOrigin }) && UNUSUAL.every((name) => headers[name] === undefined);
    const kept = isUsual ? answers.find(url, headers['accept-language']) : undefined;
    if (!kept) return goOn(visit);
    const form = kept.answer.formFor(headers['accept-encoding']);
    if (!(form instanceof Promise)) return send(visit, kept, form);
    form
      .then(
        (made) => send(visit, kept, made),
        () => goOn(visit)
      )
      .catch((error: unknown) => fail(error, visit));
  }

  function send({ req, res, request }: Visit, { answer, route }: KeptAnswer, form: Form): void {
    const { status, bytes } = sendAnswer({ req, res, ownHeaders: request.ownHeaders }, answer, form);
    answers.counts.hits++;
    answers.counts.frontHits++;
    end({ req, request }, { route, status, bytes });
  }

  function refuse(quota: Quota, { req, res, request }: Visit): void {
    limits.counts.refused++;
    sendError(429, writeRefusal(quota, limits.options), { req, res, request });
  }

  function fail(error: unknown, visit: Visit): void {
    const { req, res, request } = visit;
    requests.during(req, request, () => strapi.log.error(error));
    if (res.headersSent) res.destroy();
    else sendError(500, writeFault(request.id), visit);
  }

  function sendError(status: number, { body, headers }: WrittenAnswer, { req, res, request }: Visit): void {
    res.writeHead(status, [...headers, ...request.ownHeaders] as OutgoingHttpHeaders & string[]);
    res.end(req.method === 'HEAD' ? undefined : body);
    // Of one that went on to Strapi, whoever follows requests is told when its answer has gone.
    if (requests.find(req)) return;
    end({ req, request }, { route: NO_ROUTE, status, bytes: req.method === 'HEAD' ? 0 : Buffer.byteLength(body) });
  }

  function end(
    { req, request: { id, startedAt } }: Pick<Visit, 'req' | 'request'>,
    answered: { route: string; status: number; bytes: number }
  ): void {
    if (!requests.isListenedTo()) return;
    const { method = '', url = '' } = req;
    const seconds = (performance.now() - startedAt) / 1_000;
    requests.end({ id, method, url, seconds, handler: 'front_door', ...answered });
  }

  function goOn(visit: Visit): void {
    requests.follow(visit);
    others.forEach((listener) => listener.call(httpServer, visit.req, visit.res));
  }
}
