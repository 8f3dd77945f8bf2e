import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { optionsOf } from '../config';
import { requestsOf } from '../services/requests';

import { createAnswer, sendAnswer, type Answer } from './answer';
import { writeCacheControl } from './cache-control';
import { allowedOriginOf, headersOf } from './public-headers';

/** Makes an answer of what is the same for everybody and is not content: with entity tags, compressed once, and for caches to keep. */
export function createPage(
  { strapi }: { strapi: Core.Strapi },
  { content, type }: { content: string; type: string }
): Answer {
  const options = optionsOf(strapi);
  return createAnswer({
    content: Buffer.from(content),
    headers: [
      ['Content-Type', type],
      ['Cache-Control', writeCacheControl(options)],
      ...(options.anyOrigin ? [] : [['Vary', 'Origin'] as [string, string]]),
    ],
    isKeepable: true,
  });
}

/** Sends it, or 304, with what was set on the response for this request. */
export async function sendPage({ strapi }: { strapi: Core.Strapi }, ctx: Context, page: Answer): Promise<void> {
  const { req, res } = ctx;
  const form = await page.formFor(ctx.headers['accept-encoding']);
  const ownHeaders = [
    ...headersOf(res).flat(),
    ...allowedOriginOf(res, optionsOf(strapi)).flat(),
    ...(requestsOf(strapi).find(req)?.ownHeaders ?? []),
  ];
  // Koa would write the headers in an order of its own.
  ctx.respond = false;
  sendAnswer({ req, res, ownHeaders }, page, form);
}
