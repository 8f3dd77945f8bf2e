import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { optionsOf } from '../config';
import { memoryOf } from '../memory/contract';
import { isPublicReader, type Caller } from '../rights/public-reader';

import type { Populate } from './piece-tags';
import { createPieces, type Piece, type Pieces } from './pieces';
import { readList, readOne, type PieceRead } from './read-in-pieces';
import { findStandardController, type CoreController, type Query } from './standard-api';

/** Headers by which a reader asks for another form of the answer: Strapi 4's, and one for previews. */
const OTHER_FORMS: readonly (readonly [header: string, value: string])[] = [
  ['strapi-response-format', 'v4'],
  ['strapi-encode-source-maps', 'true'],
];

const OPEN = Buffer.from('{"data":[');
const COMMA = Buffer.from(',');

/**
 * Makes the middleware that answers lists and single entries from pieces, where Strapi's own controller would answer. It hands over whatever that
 * one would do in another way.
 */
export function createReads({
  strapi,
  uid,
  action,
}: {
  strapi: Core.Strapi;
  uid: UID.ContentType;
  action: string;
}): Core.MiddlewareHandler {
  const isSupported = ['find', 'findOne'].includes(action) && !contentTypes.isSingleType(strapi.contentType(uid));
  const { pieces: isOn } = optionsOf(strapi);
  if (!isSupported || !isOn) return (_ctx, next) => next();
  let controller: CoreController | undefined;

  return async (ctx, next) => {
    controller ??= findStandardController({ strapi }, uid, action as 'find' | 'findOne');
    if (!controller || OTHER_FORMS.some(([header, value]) => ctx.get(header) === value)) return next();

    await controller.validateQuery(ctx);
    const query = await controller.sanitizeQuery(ctx);
    const standard = controller;
    const store = storeOf(strapi);
    const kept = mayBeKept(ctx.state.auth as Caller | undefined, query) ? store?.of(shapeOf(uid, query)) : undefined;
    const read: PieceRead = {
      uid,
      query,
      pieces: kept,
      sanitize: (rows) => standard.sanitizeOutput(rows, ctx),
    };
    try {
      const reading = { strapi, tagsOf: (...args: Parameters<Pieces['tagsOf']>) => store?.tagsOf(...args) ?? new Set() };
      const parts =
        action === 'find'
          ? partsOfList(await readList(reading, read))
          : partsOfEntry(await readOne(reading, { ...read, documentId: (ctx.params as { id: string }).id }));
      if (!parts) return await next();
      ctx.type = 'json';
      ctx.body = Buffer.concat(parts);
    } finally {
      kept?.end();
    }
  };
}

/** What everybody gets: published versions, without anything of a caller's own in them. */
const mayBeKept = (caller: Caller | undefined, { status = 'published', publicationFilter, hasPublishedVersion }: Query) =>
  isPublicReader(caller) && status === 'published' && publicationFilter === undefined && hasPublishedVersion === undefined;

const shapeOf = (uid: string, { locale = '*', fields, populate }: Query) => ({
  uid,
  locale,
  fields,
  populate: populate as Populate | undefined,
});

const stores = new WeakMap<Core.Strapi, Pieces>();

function storeOf(strapi: Core.Strapi): Pieces | undefined {
  const memory = memoryOf(strapi);
  if (!memory) return undefined;
  const store = stores.get(strapi) ?? createPieces({ strapi, memory, hiddenBy: new Set(optionsOf(strapi).hiddenBy) });
  stores.set(strapi, store);
  return store;
}

function partsOfList(list: { pieces: Piece[]; pagination: object } | undefined): Buffer[] | undefined {
  if (!list) return undefined;
  const parts = list.pieces.flatMap(({ json }, index) => (index === 0 ? [json] : [COMMA, json]));
  return [OPEN, ...parts, Buffer.from(`],"meta":${JSON.stringify({ pagination: list.pagination })}}`)];
}

const partsOfEntry = (piece: Piece | undefined): Buffer[] | undefined =>
  piece && [Buffer.from('{"data":'), piece.json, Buffer.from(',"meta":{}}')];
