import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { createAnswer, sendAnswer, type Answer } from '../answers/answer';
import { PRIVATE, UNKEPT, writeCacheControl } from '../answers/cache-control';
import { allowedOriginOf, headersOf, varyOf } from '../answers/public-headers';
import { isRead } from '../answers/standard-read';
import { writeSurrogateKey } from '../answers/surrogate-key';
import { optionsOf } from '../config';
import { answersOf } from '../services/answers';
import { memoryOf, type ReadWatch } from '../services/memory';
import { requestsOf, routeOf } from '../services/requests';
import type { TaggedAnswer } from '../tags/tags-of-answer';
import type { AnswerTags } from '../tags/tags-of-rows';

import type { ReadState } from './kept-answers';

/**
 * Makes the middleware that finishes answers; it stands before all others. What everybody may read gets its entity tags, what caches need to know,
 * and is compressed and kept; what only its reader may see, and every error, is kept by nobody.
 *
 * The answer to a request that may have written waits until this node has dropped what the write has changed.
 */
export function createAnswersMiddleware(_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler {
  const prefix = `${strapi.config.get<string>('api.rest.prefix', '/api')}/`;
  const finish = createFinisher({ strapi });

  return async (ctx, next) => {
    // From before anything is found out for this answer: what the reader may do, what an address means.
    const watch = isRead(ctx) && ctx.path.startsWith(prefix) ? memoryOf(strapi).watch() : undefined;
    ctx.state.deliveryWatch = watch;
    try {
      await next();
      if (!ctx.path.startsWith(prefix)) return;
      // Strapi does not say by what to be somebody, as each 401 has to (RFC 9110, section 15.5.2).
      if (ctx.status === 401) ctx.set('WWW-Authenticate', 'Bearer realm="api"');
      if (ctx.status >= 400) ctx.set('Cache-Control', UNKEPT);
      else if (isRead(ctx)) await finish(ctx);
    } finally {
      (ctx.state.deliveryRead as ReadState | undefined)?.flight?.end();
      watch?.end();
      if (!isRead(ctx) && ctx.method !== 'OPTIONS') await memoryOf(strapi).fence();
    }
  };
}

/** What a finished body says of itself: the tags of all rows in it and of what they populate, and its entries as `cities/<documentId>`. */
interface MadeOf {
  madeOf?: Iterable<string>;
  entriesIn?: Iterable<string>;
}

interface Body {
  data?: unknown;
  meta?: { excerpts?: unknown };
}

function createFinisher({ strapi }: { strapi: Core.Strapi }): (ctx: Context) => Promise<void> {
  const options = optionsOf(strapi);
  const answers = answersOf(strapi);
  const requests = requestsOf(strapi);
  const cacheControl = writeCacheControl(options);

  return async (ctx) => {
    const read = ctx.state.deliveryRead as ReadState | undefined;
    if (read?.kept) {
      remember(ctx, read.kept);
      return send(ctx, read.kept.answer);
    }
    if (ctx.respond === false) return;
    const isAnonymous = ctx.headers.authorization === undefined;
    if (ctx.status !== 200 || !isJson(ctx)) {
      if (!isAnonymous) ctx.set('Cache-Control', PRIVATE);
      return;
    }
    // A route that says itself how long its answer may be kept finishes it itself.
    if (!read && isAnonymous && ctx.response.get('Cache-Control') !== '') return;
    if (!read?.flight || ctx.response.get('Set-Cookie') !== '') return send(ctx, makePrivate(ctx));

    const kept = makePublic(ctx, ctx.body as Body | Buffer, { ...read, flight: read.flight });
    read.flight.end(kept);
    remember(ctx, kept);
    return send(ctx, kept.answer);
  };

  function makePublic(
    ctx: Context,
    body: Body | Buffer,
    { uid, isList, idOrSlug, flight }: ReadState & { flight: NonNullable<ReadState['flight']> }
  ) {
    const { res, query, state } = ctx;
    const { localesToTry } = state as { localesToTry?: readonly string[] };
    const content = contentOf(body);
    const made = findTags({ uid, isList, idOrSlug, query, localesToTry }, body, state);
    const surrogateKey = made && writeSurrogateKey({ ...made, maxBytes: options.surrogateKeyBytes });
    const headers: [string, string][] = [
      ...headersOf(res),
      ...varyOf(res, options),
      ...allowedOriginOf(res, options),
      ['Cache-Control', cacheControl],
      ...(surrogateKey === undefined ? [] : [['Surrogate-Key', surrogateKey] as [string, string]]),
    ];
    // Who is told when an answer is no more true can say since when it is: from now on.
    const madeAt = made && options.cache && !flight.watch.hasSeen(made.tags) ? Date.now() : undefined;
    const onGrown = (bytes: number) => memoryOf(strapi).grow(flight.key, bytes);
    const answer = createAnswer({ content, headers, isKeepable: true, madeAt, onGrown });
    return answers.keep({ flight, answer, route: routeOf(ctx), tags: made?.tags });
  }

  function findTags(
    read: Omit<TaggedAnswer, 'data' | 'excerpts'>,
    body: Body | Buffer,
    { madeOf, entriesIn = [] }: MadeOf
  ): AnswerTags | undefined {
    if (!Buffer.isBuffer(body)) {
      return answers.tagsOf({ ...read, data: body.data, hasExcerpts: body.meta?.excerpts !== undefined });
    }
    if (!madeOf) return undefined;
    // A list's rows are in its tags; of one entry it has to be known how its address found it.
    const { data } = read.isList ? {} : (JSON.parse(body.toString()) as Body);
    const found = answers.tagsOf({ ...read, data, hasExcerpts: false });
    for (const tag of madeOf) found?.tags.add(tag);
    for (const entry of entriesIn) found?.entries.add(entry);
    return found;
  }

  function makePrivate({ res, body, headers }: Context): Answer {
    const cacheControl = headers.authorization === undefined ? UNKEPT : PRIVATE;
    return createAnswer({
      content: contentOf(body),
      headers: [
        ...headersOf(res),
        ...varyOf(res, { anyOrigin: false }),
        ...allowedOriginOf(res, { anyOrigin: false }),
        ['Cache-Control', cacheControl],
        ...cookiesOf(res.getHeader('Set-Cookie')),
      ],
      isKeepable: false,
    });
  }

  function remember({ req: { url = '' }, state }: Context, kept: Parameters<typeof answers.remember>[0]['kept']): void {
    const { localesToTry, deliveryWatch: watch } = state as {
      localesToTry?: readonly string[];
      deliveryWatch: ReadWatch;
    };
    answers.remember({ url, negotiated: localesToTry?.[0], kept, watch });
  }

  async function send(ctx: Context, answer: Answer): Promise<void> {
    const form = await answer.formFor(ctx.headers['accept-encoding']);
    // Koa would write the headers in an order of its own.
    ctx.respond = false;
    const { req, res } = ctx;
    sendAnswer({ req, res, ownHeaders: requests.find(req)?.ownHeaders ?? [] }, answer, form);
  }
}

/** JSON may be finished already. */
const isJson = ({ body, response }: Context): boolean =>
  Buffer.isBuffer(body)
    ? response.is('json') === 'json'
    : Array.isArray(body) ||
      (typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype);

const contentOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)));

const cookiesOf = (cookies: number | string | string[] | undefined): [string, string][] =>
  [cookies ?? []].flat().map((cookie) => ['Set-Cookie', String(cookie)]);
