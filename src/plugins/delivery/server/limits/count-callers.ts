import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Core } from '@strapi/strapi';

import type { Caller } from '../rights/public-reader';
import type { LimitsService } from '../services/limits';
import { requestsOf } from '../services/requests';

import { writeQuotaHeaders } from './quota';

type Authenticate = (ctx: Context, next: () => Promise<unknown>) => Promise<unknown>;

interface Context {
  req: IncomingMessage;
  res: ServerResponse;
  state: { auth?: Caller };
  set(header: string, value: string): void;
}

/**
 * Counts who has shown a valid token or signed in on their own, wherever they ask from, and no more by their address. Until then their requests count for
 * the address, apart from those that show nothing, so that nobody can try tokens without end. A token that was valid is known when it comes in again,
 * until it is valid no more.
 *
 * Call it while the plugin registers: Strapi binds its authentication to the routes afterwards, and looks it up by name.
 */
export function countCallers({ strapi, limits }: { strapi: Core.Strapi; limits: () => LimitsService }): void {
  const service = strapi.get<{ authenticate: Authenticate }>('auth');
  const authenticate = service.authenticate.bind(service);

  service.authenticate = async (ctx, next) => {
    let isLetIn = false;
    const answered = await authenticate(ctx, async () => {
      isLetIn = true;
      const caller = keyOf(ctx.state.auth);
      const quota = caller === undefined ? undefined : await limits().takeAsCaller(ctx.req, caller);
      if (!quota) return next();
      requestsOf(strapi).say(ctx.req, ctx.res, writeQuotaHeaders(quota, limits().options));
      if (quota.isExceeded) limits().refuse(ctx, quota);
      return next();
    });
    if (!isLetIn) limits().distrust(ctx.req);
    return answered;
  };
}

/** @returns undefined for who has not said who they are */
function keyOf(auth: Caller | undefined): string | undefined {
  const { id } = (auth?.credentials ?? {}) as { id?: number | string };
  return id === undefined ? undefined : `${auth?.strategy.name} ${id}`;
}
