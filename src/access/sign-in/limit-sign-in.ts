import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { SignInAttempt, SignInLimits } from './sign-in-limits';

interface SignInContext {
  request: { body?: Record<string, unknown>; ip: string };
  query: Record<string, unknown>;
  state: { route: { handler: unknown }; rateLimit?: { reset: number } };
  status: number;
  set(header: string, value: string): void;
  response: { get(header: string): string };
}

type Next = () => Promise<unknown>;
type Middleware = (ctx: SignInContext, next: Next) => Promise<unknown>;
type MiddlewareFactory = (config: object, context: { strapi: Core.Strapi }) => Middleware;

interface Entrance {
  /** Strapi's own limiter, which guards the route. */
  middleware: string;
  /** Its routes are several; this one is the sign-in. */
  handler: string;
  attemptOf: (ctx: SignInContext, strapi: Core.Strapi) => Promise<Pick<SignInAttempt, 'entrance' | 'account'>>;
}

const ENTRANCES: readonly Entrance[] = [
  {
    middleware: 'plugin::users-permissions.rateLimit',
    handler: 'auth.callback',
    attemptOf: async ({ request }, strapi) => ({
      entrance: 'member',
      account: await memberAccount({ strapi, identifier: textOf(request.body?.identifier) }),
    }),
  },
  {
    middleware: 'admin::rateLimit',
    handler: 'authentication.login',
    // Passport takes the e-mail address from the query where the body has none.
    attemptOf: ({ request, query }) =>
      Promise.resolve({
        entrance: 'administrator',
        account: normalised(textOf(request.body?.email) || textOf(query.email)),
      }),
  },
];

/**
 * Limits how often a password may be tried, on top of Strapi's own limiters: theirs count in one process, by address.
 * A refusal is a 429 in Strapi's error shape with Retry-After in seconds, whichever limiter it comes from.
 */
export function limitSignIn({ strapi, limits }: { strapi: Core.Strapi; limits: SignInLimits }): void {
  for (const { middleware, handler, attemptOf } of ENTRANCES) {
    strapi.get('middlewares').extend(middleware, (original: MiddlewareFactory): MiddlewareFactory => {
      return (config, context) => {
        const strapiLimit = withRetryAfter(original(config, context));
        return async (ctx, next) => {
          if (ctx.state.route.handler !== handler) return strapiLimit(ctx, next);
          const attempt = { ...(await attemptOf(ctx, strapi)), address: ctx.request.ip };
          return strapiLimit(ctx, () => limited({ limits, attempt, ctx, next }));
        };
      };
    });
  }
}

async function limited({
  limits,
  attempt,
  ctx,
  next,
}: {
  limits: SignInLimits;
  attempt: SignInAttempt;
  ctx: SignInContext;
  next: Next;
}): Promise<unknown> {
  const refusal = await limits.begin(attempt);
  if (refusal) {
    ctx.set('Retry-After', String(refusal.retryAfterS));
    throw new errors.RateLimitError('Too many failed sign-ins. Try again later, or reset your password.');
  }
  const result = await next();
  if (ctx.status === 200) await limits.succeed(attempt);
  return result;
}

function withRetryAfter(limiter: Middleware): Middleware {
  return async (ctx, next) => {
    try {
      return await limiter(ctx, next);
    } catch (error) {
      const resetS = ctx.state.rateLimit?.reset;
      const isStrapis = error instanceof errors.RateLimitError && ctx.response.get('Retry-After') === '';
      if (isStrapis && resetS !== undefined) {
        ctx.set('Retry-After', String(Math.max(1, resetS - Math.floor(Date.now() / 1000))));
      }
      throw error;
    }
  };
}

/** A member signs in by e-mail address or by name: both are the same account, however they are spelled. */
async function memberAccount({ strapi, identifier }: { strapi: Core.Strapi; identifier: string }): Promise<string> {
  const user = await strapi.db.query('plugin::users-permissions.user').findOne({
    select: ['id'],
    where: { provider: 'local', $or: [{ email: normalised(identifier) }, { username: identifier.trim() }] },
  });
  return user ? `id ${user.id}` : normalised(identifier);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const normalised = (identifier: string): string => identifier.normalize('NFKC').trim().toLowerCase();
