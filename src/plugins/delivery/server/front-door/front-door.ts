import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Core } from '@strapi/strapi';

import { sendAnswer, type Form } from '../answers/answer';
import { isStandardRead } from '../answers/standard-read';
import { optionsOf } from '../config';
import { answersOf, type KeptAnswer } from '../services/answers';

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

/**
 * Puts itself before Koa: a read whose answer is in memory is answered here, with the bytes Koa would send, and asks neither Strapi nor the database. All else goes on to
 * who listened before. Nothing of it is in Strapi's log; the counts of the service `answers` tell how often it happens.
 */
export function openFrontDoor({ strapi }: { strapi: Core.Strapi }): void {
  const { httpServer } = strapi.server;
  const { anyOrigin } = optionsOf(strapi);
  const answers = answersOf(strapi);
  const others = httpServer.listeners('request') as ((req: IncomingMessage, res: ServerResponse) => void)[];

  function send(req: IncomingMessage, res: ServerResponse, { answer }: KeptAnswer, form: Form): void {
    const sent = sendAnswer({ req, res }, answer, form);
    answers.counts.hits++;
    answers.counts.frontHits++;
    answers.counts.bytes += sent.bytes;
    if (sent.status === 304) answers.counts.confirmed++;
  }

  httpServer.removeAllListeners('request');
  httpServer.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const goOn = () => others.forEach((listener) => listener.call(httpServer, req, res));
    const { url = '', headers } = req;
    const isUsual = isStandardRead(req, { anyOrigin }) && UNUSUAL.every((name) => headers[name] === undefined);
    const kept = isUsual ? answers.find(url, headers['accept-language']) : undefined;
    if (!kept) return goOn();
    const form = kept.answer.formFor(headers['accept-encoding']);
    if (!(form instanceof Promise)) return send(req, res, kept, form);
    form.then((made) => send(req, res, kept, made), goOn);
  });
}
