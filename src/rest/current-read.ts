import type { Core } from '@strapi/strapi';

import type { AuthenticatedContext } from '../access/predicates';

type ReadContext = AuthenticatedContext & {
  method: string;
  state: { route?: { info?: { type?: string } } };
};

const READ_METHODS = ['GET', 'HEAD'];

/** @returns the REST read on whose behalf the code runs; undefined for the admin panel, jobs, seeds and writes */
export function findCurrentRead({ strapi }: { strapi: Core.Strapi }): AuthenticatedContext | undefined {
  const ctx = strapi.requestContext.get() as ReadContext | undefined;
  if (ctx?.state.route?.info?.type !== 'content-api' || !READ_METHODS.includes(ctx.method)) return undefined;
  return ctx;
}
