import type { Core, UID } from '@strapi/strapi';

/** What a query of Strapi's REST API has become when it is checked. */
export interface Query extends Record<string, unknown> {
  locale?: string;
  status?: string;
  filters?: unknown;
  sort?: unknown;
  _q?: unknown;
}

/** The part of Strapi's core controller that this plugin works with, which is the same for all content types. */
export interface CoreController {
  find(ctx: unknown): unknown;
  validateQuery(ctx: unknown): Promise<void>;
  sanitizeQuery(ctx: unknown): Promise<Query>;
  sanitizeOutput(rows: unknown, ctx: unknown): Promise<unknown>;
}

export type Action = 'find' | 'findOne';

/**
 * @returns the controller of a content type, if it answers an action in Strapi's own way; a type that has a controller or service of its
 * own does as that says
 */
export function findStandardController(
  { strapi }: { strapi: Core.Strapi },
  uid: UID.ContentType,
  action: Action
): CoreController | undefined {
  // Strapi's makers of controllers and services put what a type brings of its own on an object before the standard one.
  const isStandard = (thing: Record<Action, unknown>) =>
    thing[action] === (Object.getPrototypeOf(thing) as Record<Action, unknown>)[action];
  const controller = strapi.controller(uid) as unknown as Record<Action, unknown>;
  const service = strapi.service(uid) as unknown as Record<Action, unknown>;
  return isStandard(controller) && isStandard(service) ? (controller as unknown as CoreController) : undefined;
}
