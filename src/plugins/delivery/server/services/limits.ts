import type { IncomingMessage } from 'node:http';

import type { Core } from '@strapi/strapi';

import { pathOf } from '../../shared/path-of';
import { optionsOf } from '../config';
import { createClientLookup } from '../limits/client-of-address';
import { createKnownCallers } from '../limits/known-callers';
import { createQuotas, type Quota } from '../limits/quota';
import { refusalOf } from '../limits/refusal';

/** How Koa sees a request: behind trusted proxies, with the address that the outermost of them saw. */
interface SeenRequest {
  req: IncomingMessage;
  app: unknown;
  readonly ip: string;
  readonly path: string | null;
}

/**
 * Counts how often each client asks the REST API, on this node. A client is an address, or an IPv6 network of 64 bits, and who shows a valid token or has
 * signed in is one by themselves.
 */
export function createLimitsService({ strapi }: { strapi: Core.Strapi }) {
  const { rateLimit } = optionsOf(strapi);
  const options = rateLimit || { requests: 0, windowSeconds: 0, exempt: [], perCaller: false };
  const prefix = `${strapi.config.get<string>('api.rest.prefix', '/api')}/`.toLowerCase();
  const quotas = createQuotas(options);
  const clientOf = createClientLookup(options);
  const knownCallers = createKnownCallers();
  const app = strapi.server.app as unknown as { request: object };
  /** Requests that show something to prove, by the key they were counted under: that of the caller who proved it before, or one of the address. */
  const countedFor = new WeakMap<IncomingMessage, string>();
  /** Requests to be refused where browsers can read it: behind what lets other sites read answers. */
  const exceeded = new WeakMap<IncomingMessage, Quota>();
  const counts = { refused: 0 };

  function see(req: IncomingMessage): SeenRequest {
    return Object.assign(Object.create(app.request) as SeenRequest, { req, app });
  }

  function isApi(url: string, seen: SeenRequest): boolean {
    if (url.startsWith(prefix)) return true;
    // The router takes upper case too, and the whole address that a client of a proxy writes. One that cannot be read is refused later.
    return (url.startsWith('/') ? url : (pathOf(seen) ?? '')).toLowerCase().startsWith(prefix);
  }

  return {
    options,
    counts,

    /**
     * Counts a request: for its address, or for the caller whose token it shows, where that was valid before. So nobody at the same address can use up what is theirs, and
     * who has used it up is refused without a look into the database.
     *
     * @returns undefined where it is not limited
     */
    take(req: IncomingMessage): Promise<Quota> | undefined {
      if (!rateLimit) return undefined;
      const seen = see(req);
      if (!isApi(req.url ?? '', seen)) return undefined;
      const { key, isExempt } = clientOf(seen.ip);
      if (isExempt) return undefined;
      const { authorization } = req.headers;
      if (authorization === undefined || !options.perCaller) return quotas.take('address', key);
      const caller = knownCallers.find(authorization);
      const ownKey = caller ?? `unproven ${key}`;
      countedFor.set(req, ownKey);
      return quotas.take(caller === undefined ? 'address' : 'caller', ownKey);
    },

    /**
     * Counts a request for who has proved to be somebody, and no more for its address, unless they have asked too often.
     *
     * @returns undefined where it is not limited, or was counted for them when it came in
     */
    async takeAsCaller(req: IncomingMessage, caller: string): Promise<Quota | undefined> {
      const key = countedFor.get(req);
      if (key === undefined) return undefined;
      countedFor.delete(req);
      knownCallers.remember(req.headers.authorization ?? '', caller);
      if (key === caller) return undefined;
      const quota = await quotas.take('caller', caller);
      if (!quota.isExceeded) await quotas.giveBack(key);
      return quota;
    },

    /** Says that what a request shows is not valid: who shows it again is counted for their address, whoever it was once. */
    distrust(req: IncomingMessage): void {
      if (countedFor.has(req)) knownCallers.forget(req.headers.authorization ?? '');
    },

    /** Has Koa refuse a request, as soon as it gets to `plugin::delivery.limits`. */
    refuseLater(req: IncomingMessage, quota: Quota): void {
      exceeded.set(req, quota);
    },

    exceededBy: (req: IncomingMessage): Quota | undefined => exceeded.get(req),

    /** @throws RateLimitError (429) */
    refuse(ctx: { set(header: string, value: string): void }, quota: Quota): never {
      counts.refused++;
      ctx.set('Retry-After', String(quota.secondsLeft));
      throw refusalOf(quota, options);
    },
  };
}

export type LimitsService = ReturnType<typeof createLimitsService>;

/** Who has asked how often. */
export const limitsOf = (strapi: Core.Strapi): LimitsService =>
  strapi.plugin('delivery').service<LimitsService>('limits');
