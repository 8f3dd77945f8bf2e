import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import type { ReadWatch } from '../services/memory';

import { assemble, madeOf } from './assemble';
import type { Row } from './entry-row';
import type { Gathered } from './gather-pieces';
import { hasSortedFields } from './goes-through-links';
import { showsLanguagesReadTogether } from './languages-read-together';
import { readList, readOne } from './read-in-pieces';
import type { AuthenticationInfo } from './sanitize-rows';
import { findStandardController, type Action, type CoreController, type Query } from './standard-api';
import { openWorkshop } from './workshop';

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
 * one would do in another way. The body is finished JSON, or an object where somebody in front of it sets `ctx.state.isChangedLater`.
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
    if (!controller || !isOn || OTHER_FORMS.some(([header, value]) => ctx.get(header) === value)) return next();
    // What stands in front of this may have checked the query already, and all that Strapi would.
    if (!isChecked) await controller.validateQuery(ctx);
    const query = isChecked ? (ctx.query as Query) : await controller.sanitizeQuery(ctx);
    if (!isOfPublished(query) || hasSortedFields({ strapi }, uid, query)) return next();

    const { fields, populate } = query;
    const caller = ctx.state.auth as AuthenticationInfo;
    const byStrapi = (rows: Row[]) => controller.sanitizeOutput(rows, ctx);
    const { deliveryWatch: watch } = ctx.state as { deliveryWatch?: ReadWatch };
    const workshop = openWorkshop({ strapi }, { uid, fields, populate, caller, byStrapi, watch });
    if (showsLanguagesReadTogether(workshop, uid, query)) return next();
    const { id: documentId } = ctx.params as { id: string };
    const answer = await (
      action === 'find'
        ? readList(workshop, query).then(formList)
        : readOne(workshop, { query, documentId }).then(formEntry)
    ).catch(leaveToStrapi);
    if (!answer) return next();
    const json = Buffer.concat(answer.parts);
    ctx.type = 'json';
    ctx.body = isChangedLater ? JSON.parse(json.toString()) : json;
    if (isChangedLater) return;
    // For who keeps the answer: what its entries were made of. What decided which they are is in the query.
    const { tags, entries } = (workshop.kept && madeOf(answer.gathered)) ?? {};
    Object.assign(ctx.state, { madeOf: tags, entriesIn: entries });
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
