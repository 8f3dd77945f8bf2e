import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { optionsOf } from '../config';
import { isPublicReader, type Caller } from '../rights/public-reader';
import { memoryOf } from '../services/memory';

import type { Populate, Row } from './piece-tags';
import { createPieces, type Piece, type Pieces } from './pieces';
import { readList, readOne, type PieceRead } from './read-in-pieces';
import { createRowFilter } from './shown-rows';
import { findStandardController, type CoreController, type Query } from './standard-api';

/** Headers by which a reader asks for another form of the answer: Strapi 4's, and one for previews. */
const OTHER_FORMS: readonly (readonly [header: string, value: string])[] = [
  ['strapi-response-format', 'v4'],
  ['strapi-encode-source-maps', 'true'],
];

type AuthenticationInfo = Parameters<Core.Strapi['auth']['verify']>[0];

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
 * one would do in another way.
 */
export function createReads({
  strapi,
  uid,
  action,
  isChecked = false,
}: ReadsConfig & { strapi: Core.Strapi }): Core.MiddlewareHandler {
  const isSupported = ['find', 'findOne'].includes(action) && !contentTypes.isSingleType(strapi.contentType(uid));
  const { pieces: isOn } = optionsOf(strapi);
  if (!isSupported || !isOn) return (_ctx, next) => next();
  let controller: CoreController | undefined;
  let rowFilter: ReturnType<typeof createRowFilter> | undefined;

  return async (ctx, next) => {
    controller ??= findStandardController({ strapi }, uid, action as 'find' | 'findOne');
    if (!controller || OTHER_FORMS.some(([header, value]) => ctx.get(header) === value)) return next();

    // What stands in front of this may have checked the query already, and all that Strapi would.
    if (!isChecked) await controller.validateQuery(ctx);
    const query = isChecked ? (ctx.query as Query) : await controller.sanitizeQuery(ctx);
    const standard = controller;
    const store = storeOf(strapi);
    const { populate = {} } = query as { populate?: Populate };
    const hideFrom = async (auth: AuthenticationInfo, rows: Row[]) => {
      rowFilter ??= createRowFilter({ strapi });
      const targets = isFilteredByOthers({ strapi }) ? undefined : rowFilter.findTargets(uid, populate);
      if (!targets) return undefined;
      const readable = await findReadable({ strapi }, auth, targets);
      for (const row of rows) rowFilter.hide(uid, row, readable);
      return rows;
    };
    const kept = mayBeKept(ctx.state.auth as Caller | undefined, query) ? store?.of(shapeOf(uid, query)) : undefined;
    const read: PieceRead = {
      uid,
      query,
      pieces: kept,
      sanitize: async (rows) => (await hideFrom(ctx.state.auth, rows)) ?? standard.sanitizeOutput(rows, ctx),
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

/**
 * Plugins may add sanitizers of their own to Strapi's. The one that users-permissions brings is for rows of roles, to which nothing leads that readers
 * may find.
 */
const isFilteredByOthers = ({ strapi }: { strapi: Core.Strapi }): boolean =>
  ((strapi.sanitizers.get('content-api.output') ?? []) as unknown[]).length > 1;

async function findReadable(
  { strapi }: { strapi: Core.Strapi },
  auth: AuthenticationInfo,
  targets: ReadonlySet<string>
): Promise<Set<string>> {
  const readable = new Set<string>();
  for (const target of targets) {
    try {
      await strapi.auth.verify(auth, { scope: [`${target}.find`] });
      readable.add(target);
    } catch {
      // The reader may not find it.
    }
  }
  return readable;
}

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

function partsOfList(list: { pieces: Piece[]; pagination: object } | undefined): Buffer[] | undefined {
  if (!list) return undefined;
  const parts = list.pieces.flatMap(({ json }, index) => (index === 0 ? [json] : [COMMA, json]));
  return [OPEN, ...parts, Buffer.from(`],"meta":${JSON.stringify({ pagination: list.pagination })}}`)];
}

const partsOfEntry = (piece: Piece | undefined): Buffer[] | undefined =>
  piece && [Buffer.from('{"data":'), piece.json, Buffer.from(',"meta":{}}')];
