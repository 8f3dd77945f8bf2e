import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { optionsOf } from '../config';
import { createContentModel } from '../content-model';
import { isPublicReader, type Caller } from '../rights/public-reader';

import { assemble, madeOf } from './assemble';
import type { Gathered, Workshop } from './gather-pieces';
import { hasSortedFields } from './goes-through-links';
import { openKeptParts } from './kept-parts';
import { readList, readOne } from './read-in-pieces';
import { createSanitizer } from './sanitize-rows';
import { createShapes, type Shapes } from './shapes';
import { findStandardController, type Action, type CoreController, type Query } from './standard-api';

/** Headers by which a reader asks for another form of the answer: Strapi 4's, and one for previews. */
const OTHER_FORMS: readonly (readonly [header: string, value: string])[] = [
  ['strapi-response-format', 'v4'],
  ['strapi-encode-source-maps', 'true'],
];

/** What a route says of itself. */
export interface ReadsConfig {
  uid: UID.ContentType;
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
  isChecked = false,
}: ReadsConfig & { strapi: Core.Strapi }): Core.MiddlewareHandler {
  if (contentTypes.isSingleType(strapi.contentType(uid))) return (_ctx, next) => next();
  const controllers = new Map<Action, CoreController | undefined>();

  return async (ctx, next) => {
    const action = actionOf(ctx.state.route as Core.Route);
    if (!action) return next();
    if (!controllers.has(action)) controllers.set(action, findStandardController({ strapi }, uid, action));
    const controller = controllers.get(action);
    const { isChangedLater } = ctx.state as { isChangedLater?: boolean };
    // Looked up each time: so it can be switched in a running hub, and answers compared.
    const isOn = strapi.config.get('plugin::delivery.pieces', true);
    if (!controller || !isOn || isChangedLater || OTHER_FORMS.some(([header, value]) => ctx.get(header) === value))
      return next();
    // What stands in front of this may have checked the query already, and all that Strapi would.
    if (!isChecked) await controller.validateQuery(ctx);
    const query = isChecked ? (ctx.query as Query) : await controller.sanitizeQuery(ctx);
    if (!isOfPublished(query) || hasSortedFields({ strapi }, uid, query)) return next();

    const sanitizer = createSanitizer({ strapi, uid, ctx, controller });
    const { shapes, ...tools } = toolsOf(strapi);
    const { fields, populate } = query;
    const mayKeep = optionsOf(strapi).cache && isPublicReader(ctx.state.auth as Caller | undefined);
    const kept = mayKeep ? openKeptParts({ strapi }) : undefined;
    const apart = !sanitizer.isByRow ? 'none' : kept ? 'all' : 'many';
    const shape = shapes.of({ uid, fields, populate, apart });
    const workshop: Workshop = { ...tools, strapi, sanitizer, kept };
    const { id: documentId } = ctx.params as { id: string };
    try {
      const answer = await (
        action === 'find'
          ? readList(workshop, { query, shape }).then(formList)
          : readOne(workshop, { query, shape, documentId }).then(formEntry)
      ).catch(leaveToStrapi);
      if (!answer) return await next();
      ctx.type = 'json';
      ctx.body = Buffer.concat(answer.parts);
      // For who keeps the answer: what its entries were made of. What decided which they are is in the query.
      const { tags, entries } = (kept && madeOf(answer.gathered)) ?? {};
      Object.assign(ctx.state, { madeOf: tags, entriesIn: entries });
    } finally {
      kept?.end();
    }
  };
}

/** A handler is `city.find` or `api::city.city.find`. */
function actionOf({ handler }: Core.Route): Action | undefined {
  const [action] = /(?<=\.)(?:find|findOne)$/.exec(String(handler)) ?? [];
  return action as Action | undefined;
}

/** Whatever is wrong with a query, Strapi says it in its own words. What took too long is not tried again. */
function leaveToStrapi(error: unknown): undefined {
  if (error instanceof Error && error.name === 'KnexTimeoutError') throw error;
}

const isOfPublished = ({ status = 'published', publicationFilter, hasPublishedVersion }: Query): boolean =>
  status === 'published' && publicationFilter === undefined && hasPublishedVersion === undefined;

/** What all reads of a hub are made with. */
type Tools = Pick<Workshop, 'model' | 'hiddenBy'> & { shapes: Shapes };

const tools = new WeakMap<Core.Strapi, Tools>();

function toolsOf(strapi: Core.Strapi): Tools {
  const known = tools.get(strapi);
  if (known) return known;
  const { contentTypes: uids, hiddenBy } = optionsOf(strapi);
  const model = createContentModel({ strapi, contentTypes: uids });
  const made = { model, hiddenBy, shapes: createShapes({ model }) };
  tools.set(strapi, made);
  return made;
}

/** The bytes of an answer, and what is in it. */
interface Answer {
  parts: Buffer[];
  gathered: Gathered;
}

function formList(list: { gathered: Gathered; pagination: object } | undefined): Answer | undefined {
  if (!list) return undefined;
  const { gathered, pagination } = list;
  const meta = JSON.stringify({ pagination });
  return { parts: [Buffer.from('{"data":['), ...assemble(gathered), Buffer.from(`],"meta":${meta}}`)], gathered };
}

const formEntry = (gathered: Gathered | undefined): Answer | undefined =>
  gathered && {
    parts: [Buffer.from('{"data":'), ...assemble(gathered), Buffer.from(',"meta":{}}')],
    gathered,
  };
