import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { optionsOf } from '../config';
import { isPublicReader, type Caller } from '../rights/public-reader';
import { memoryOf } from '../services/memory';

import { tagsOfRow, type Populate, type Row } from './piece-tags';
import { createPieces, type Piece, type Pieces } from './pieces';
import { readList, readOne, type PieceRead } from './read-in-pieces';
import { createSanitizer } from './sanitize-rows';
import { findStandardController, type CoreController, type Query } from './standard-api';

/** Headers by which a reader asks for another form of the answer: Strapi 4's, and one for previews. */
const OTHER_FORMS: readonly (readonly [header: string, value: string])[] = [
  ['strapi-response-format', 'v4'],
  ['strapi-encode-source-maps', 'true'],
];

const OPEN = Buffer.from('{"data":[');
const COMMA = Buffer.from(',');

/** What a route says of itself. */
export interface ReadsConfig {
  uid: UID.ContentType;
  /** The method of the type's controller. */
  action: string;
  /** Whether the query has been checked: it is well formed, and asks for nothing that the reader may not see. */
  isChecked?: boolean;
}

/**
 * Makes the middleware that answers lists and single entries from pieces, where Strapi's own controller would answer. It hands over whatever that
 * one would do in another way, and what somebody in front of it wants to change: that sets `ctx.state.isChangedLater`.
 */
export function createReads({
  strapi,
  uid,
  action,
  isChecked = false,
}: ReadsConfig & { strapi: Core.Strapi }): Core.MiddlewareHandler {
  const isSupported = ['find', 'findOne'].includes(action) && !contentTypes.isSingleType(strapi.contentType(uid));
  if (!isSupported) return (_ctx, next) => next();
  let controller: CoreController | undefined;

  return async (ctx, next) => {
    controller ??= findStandardController({ strapi }, uid, action as 'find' | 'findOne');
    const { isChangedLater } = ctx.state as { isChangedLater?: boolean };
    // Looked up each time: so it can be switched in a running hub, and answers compared.
    const isOn = strapi.config.get('plugin::delivery.pieces', true);
    if (!controller || !isOn || isChangedLater || OTHER_FORMS.some(([header, value]) => ctx.get(header) === value)) return next();
    // What stands in front of this may have checked the query already, and all that Strapi would.
    if (!isChecked) await controller.validateQuery(ctx);
    const query = isChecked ? (ctx.query as Query) : await controller.sanitizeQuery(ctx);
    if (!isOfPublished(query)) return next();

    const store = storeOf(strapi);
    const kept = isPublicReader(ctx.state.auth as Caller | undefined) ? store?.of(shapeOf(uid, query)) : undefined;
    const context = { strapi, tagsOf: (type: string, row: Row) => tagsOfRow({ strapi }, type, row) };
    const read: PieceRead = { uid, query, pieces: kept, sanitize: createSanitizer({ strapi, uid, ctx, controller }) };
    const { id: documentId } = ctx.params as { id: string };
    try {
      const answer = await (
        action === 'find' ? readList(context, read).then(formList) : readOne(context, { ...read, documentId }).then(formEntry)
      ).catch(leaveToStrapi);
      if (!answer) return await next();
      ctx.type = 'json';
      ctx.body = Buffer.concat(answer.parts);
      // For who keeps the answer: what its entries were made of. What decided which they are is in the query.
      const state = ctx.state as { madeOf?: Set<string> };
      state.madeOf = new Set(answer.pieces.flatMap(({ tags }) => tags));
    } finally {
      kept?.end();
    }
  };
}

/** Whatever is wrong with a query, Strapi says it in its own words. What took too long is not tried again. */
function leaveToStrapi(error: unknown): undefined {
  if (error instanceof Error && error.name === 'KnexTimeoutError') throw error;
}

const isOfPublished = ({ status = 'published', publicationFilter, hasPublishedVersion }: Query): boolean =>
  status === 'published' && publicationFilter === undefined && hasPublishedVersion === undefined;

const shapeOf = (uid: string, { locale = '*', fields, populate }: Query) => ({
  uid,
  locale,
  fields,
  populate: populate as Populate | undefined,
});

const stores = new WeakMap<Core.Strapi, Pieces>();

function storeOf(strapi: Core.Strapi): Pieces | undefined {
  const known = stores.get(strapi);
  if (known) return known;
  const { cache, hiddenBy } = optionsOf(strapi);
  if (!cache) return undefined;
  const store = createPieces({ strapi, memory: memoryOf(strapi), hiddenBy: new Set(Object.keys(hiddenBy)) });
  stores.set(strapi, store);
  return store;
}

/** The bytes of an answer, and what is in it. */
interface Answer {
  parts: Buffer[];
  pieces: readonly Piece[];
}

function formList(list: { pieces: Piece[]; pagination: object } | undefined): Answer | undefined {
  if (!list) return undefined;
  const { pieces, pagination } = list;
  const entries = pieces.flatMap(({ json }, index) => (index === 0 ? [json] : [COMMA, json]));
  return { parts: [OPEN, ...entries, Buffer.from(`],"meta":${JSON.stringify({ pagination })}}`)], pieces };
}

const formEntry = (piece: Piece | undefined): Answer | undefined =>
  piece && { parts: [Buffer.from('{"data":'), piece.json, Buffer.from(',"meta":{}}')], pieces: [piece] };
