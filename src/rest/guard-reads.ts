import type { Core, UID } from '@strapi/strapi';

import { createReadGuard } from './read-guard';

/**
 * Puts the read guard in front of every GET route that a content type's controller answers, whether the hub made
 * the route or the type brought its own; and between that and the controller what reads in pieces. Call it while the hub registers, after all routers are there.
 */
export function guardReads({ strapi }: { strapi: Core.Strapi }): void {
  for (const [apiName, api] of Object.entries(strapi.apis)) {
    for (const [name, router] of Object.entries(api.routes)) {
      api.routes[name] = withGuards({ strapi }, apiName, router);
    }
  }
}

/** A router's routes are made when Strapi binds them, which is after all content types are known. */
function withGuards(
  { strapi }: { strapi: Core.Strapi },
  apiName: string,
  router: Core.Router | ((dependencies: { strapi: Core.Strapi }) => Core.Router)
): Core.Router {
  const source = typeof router === 'function' ? router({ strapi }) : router;
  let guarded: Core.Route[] | undefined;
  return {
    type: source.type,
    prefix: source.prefix,
    get routes() {
      guarded ??= source.routes.map((route) => withGuard({ strapi }, apiName, route));
      return guarded;
    },
  };
}

function withGuard({ strapi }: { strapi: Core.Strapi }, apiName: string, route: Core.Route): Core.Route {
  const uid = route.method === 'GET' && findContentType({ strapi }, apiName, route.handler);
  if (!uid) return route;
  // Last of all: it answers, where Strapi's own controller would.
  const reads = { name: 'plugin::delivery.reads', config: { uid, action: actionOf(route.handler), isChecked: true } };
  const middlewares = [createReadGuard({ strapi, uid }), ...(route.config?.middlewares ?? []), reads];
  // Strapi's type knows names and functions only; its server takes options too.
  return { ...route, config: { ...route.config, middlewares: middlewares as Core.RouteConfig['middlewares'] } } as Core.Route;
}

const actionOf = (handler: Core.Route['handler']): string => String(handler).slice(String(handler).lastIndexOf('.') + 1);

/** A handler is `city.find` or `api::city.city.find`; the controller has the name of its content type. */
function findContentType(
  { strapi }: { strapi: Core.Strapi },
  apiName: string,
  handler: Core.Route['handler']
): UID.ContentType | undefined {
  if (typeof handler !== 'string') return undefined;
  const namespace = `api::${apiName}.`;
  const action = handler.startsWith(namespace) ? handler : `${namespace}${handler}`;
  const uid = action.slice(0, action.lastIndexOf('.'));
  return uid in strapi.contentTypes ? (uid as UID.ContentType) : undefined;
}
