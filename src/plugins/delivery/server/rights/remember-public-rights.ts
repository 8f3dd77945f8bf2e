import type { Core } from '@strapi/strapi';

import type { MemoryService } from '../services/memory';

import { isPublicReader, type Caller } from './public-reader';

type Authenticate = (ctx: Context, next: () => Promise<unknown>) => Promise<unknown>;

interface Context {
  get(header: string): string;
  state: {
    route?: { info?: { type?: string }; config?: { auth?: false | { strategies?: unknown } } };
    isAuthenticated?: boolean;
    auth?: Caller;
  };
}

const KEY = 'rights public';
/** Drops with every change of roles and their permissions. */
const TAG = 'rights';
/** Some hundred permissions, as rules. */
const BYTES = 100_000;

/**
 * Keeps in memory what a reader may do who has not said who they are. Strapi reads the permissions of the public role from the database for each
 * request, and makes rules of them; they change when an administrator changes the role, and then the tag of all rights drops.
 *
 * Call it while the plugin registers: Strapi binds its authentication to the routes afterwards, and looks it up by name.
 */
export function rememberPublicRights({ strapi, memory }: { strapi: Core.Strapi; memory: () => MemoryService }): void {
  const service = strapi.get<{ authenticate: Authenticate }>('auth');
  const authenticate = service.authenticate.bind(service);

  service.authenticate = async (ctx, next) => {
    if (!isAnonymousRead(ctx)) return authenticate(ctx, next);
    const kept = memory();
    const known = kept.get(KEY) as Caller | undefined;
    if (known) {
      ctx.state.isAuthenticated = true;
      // The same object for all: what Strapi finds out about its rights, it remembers by it.
      ctx.state.auth = known;
      return next();
    }
    const watch = kept.watch();
    try {
      return await authenticate(ctx, () => {
        const { auth } = ctx.state;
        if (auth && isPublicReader(auth)) watch.keep({ key: KEY, value: auth, bytes: BYTES, tags: [TAG] });
        watch.end();
        return next();
      });
    } finally {
      watch.end();
    }
  };
}

/** Strapi's own strategies look at this header only. A route that has strategies of its own may look at anything. */
function isAnonymousRead(ctx: Context): boolean {
  const { route } = ctx.state;
  const auth = route?.config?.auth;
  return route?.info?.type === 'content-api' && auth !== false && !auth?.strategies && ctx.get('Authorization') === '';
}
