import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Core } from '@strapi/strapi';

import { sendAnswer, type Form } from '../answers/answer';
import { isStandardRead } from '../answers/standard-read';
import { optionsOf } from '../config';
import { answersOf, type KeptAnswer } from '../services/answers';
import { requestsOf, type OpenRequest } from '../services/requests';

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
 * Puts itself before Koa: a read whose answer is in memory is answered here, with the bytes Koa would send, and asks neither Strapi nor the database. All else goes on to
 * who listened before. Either way the request gets its id here, and whoever follows requests is told of it.
 */
export function openFrontDoor({ strapi }: { strapi: Core.Strapi }): void {
  const { httpServer } = strapi.server;
  const { anyOrigin } = optionsOf(strapi);
  const answers = answersOf(strapi);
  const requests = requestsOf(strapi);
  const others = httpServer.listeners('request') as ((req: IncomingMessage, res: ServerResponse) => void)[];

  function send({ req, res, request }: Visit, { answer, route }: KeptAnswer, form: Form): void {
    const { id, startedAt, ownHeaders } = request;
    const { status, bytes } = sendAnswer({ req, res, ownHeaders }, answer, form);
    answers.counts.hits++;
    answers.counts.frontHits++;
    if (!requests.isListenedTo()) return;
    const { method = '', url = '' } = req;
    const seconds = (performance.now() - startedAt) / 1_000;
    requests.end({ id, method, url, route, status, seconds, bytes, handler: 'front_door' });
  }

  httpServer.removeAllListeners('request');
  httpServer.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const visit = { req, res, request: requests.begin(req) };
    const goOn = () => {
      requests.follow(visit);
      others.forEach((listener) => listener.call(httpServer, req, res));
    };
    const { url = '', headers } = req;
    const isUsual = isStandardRead(req, { anyOrigin }) && UNUSUAL.every((name) => headers[name] === undefined);
    const kept = isUsual ? answers.find(url, headers['accept-language']) : undefined;
    if (!kept) return goOn();
    const form = kept.answer.formFor(headers['accept-encoding']);
    if (!(form instanceof Promise)) return send(visit, kept, form);
    form.then((made) => send(visit, kept, made), goOn);
  });
}
