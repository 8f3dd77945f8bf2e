import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { isStandardRead } from '../answers/standard-read';
import { optionsOf } from '../config';
import { answersOf, type Flight, type KeptAnswer } from '../services/answers';
import type { ReadWatch } from '../services/memory';

/** What a read of a content type leaves for the middleware that finishes its answer. */
export interface ReadState {
  uid: UID.ContentType;
  isList: boolean;
  /** What the address ends with, for one entry of several. */
  idOrSlug: string | undefined;
  /** The answer, where there is one already. */
  kept?: KeptAnswer;
  /** The making of it, where there is none. */
  flight?: Flight;
}

/**
 * Makes the route middleware that gives a read the answer it would get, where that is in memory or being made. It stands behind what decides the language
 * and checks the query, so that two queries that mean the same are one; the middleware `answers` then finishes or sends it.
 */
export function createKeptAnswersMiddleware(
  { uid }: { uid: UID.ContentType },
  { strapi }: { strapi: Core.Strapi }
): Core.MiddlewareHandler {
  const { anyOrigin } = optionsOf(strapi);
  const isSingleType = contentTypes.isSingleType(strapi.contentType(uid));
  const answers = answersOf(strapi);

  return async (ctx, next) => {
    const { localesToTry, deliveryWatch: watch } = ctx.state as {
      localesToTry?: readonly string[];
      deliveryWatch?: ReadWatch;
    };
    if (!watch || !isStandardRead(ctx.req, { anyOrigin })) return next();
    const isOne = (ctx.params as { id?: string }).id !== undefined;
    const key = answers.keyOf({ path: ctx.path, query: ctx.query, localesToTry });
    const taken = await answers.take({ key, watch });
    const read: ReadState = {
      uid,
      isList: !isOne && !isSingleType,
      // As it is written in the address: the read guard has replaced a slug by the documentId.
      idOrSlug: isOne ? decodeURIComponent(ctx.path.replace(/\/$/, '').split('/').pop() ?? '') : undefined,
      ...taken,
    };
    ctx.state.deliveryRead = read;
    if (read.kept) ctx.status = 200;
    else await next();
  };
}
