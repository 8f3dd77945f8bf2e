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
  const middlewares = [
    ...deliveryMiddlewares({ strapi }, { uid }, ['language', 'check-view']),
    createReadGuard({ strapi, uid }),
    ...deliveryMiddlewares({ strapi }, { uid }, ['kept-answers', 'views']),
    ...(route.config?.middlewares ?? []),
    // Last of all: it answers, where Strapi's own controller would.
    ...deliveryMiddlewares({ strapi }, { uid, isChecked: true }, ['reads']),
  ];
  return { ...route, config: { ...route.config, middlewares } };
}

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

/** The delivery plugin's part of a read; none where the plugin is off, as in a comparison of speeds. */
function deliveryMiddlewares(
  { strapi }: { strapi: Core.Strapi },
  config: { uid: UID.ContentType; isChecked?: boolean },
  names: readonly string[]
): Core.MiddlewareHandler[] {
  const { middlewares } = strapi;
  return names.flatMap((name) => middlewares[`plugin::delivery.${name}`]?.(config, { strapi }) ?? []);
}
