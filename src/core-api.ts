import { factories, type Core, type UID } from '@strapi/strapi';

/** The content types frontends read: everything under src/api. */
export function publicContentTypes(strapi: Core.Strapi): UID.ContentType[] {
  return Object.keys(strapi.contentTypes).filter((uid): uid is UID.ContentType => uid.startsWith('api::'));
}

/**
 * Gives every plain content type Strapi's own service and controller and a read-only router,
 * so that a type needs no more files than its schema. A type that has a service, controller or router
 * of its own keeps it.
 */
export function registerCoreApi(strapi: Core.Strapi): void {
  for (const uid of publicContentTypes(strapi)) {
    const contentType = strapi.contentType(uid);
    const { apiName } = contentType as typeof contentType & { apiName: string };
    const { singularName } = contentType.info;
    const api = strapi.api(apiName);

    if (!api.services[singularName]) {
      strapi.get('services').set(uid, factories.createCoreService(uid)({ strapi }));
    }
    if (!api.controllers[singularName]) {
      strapi.get('controllers').set(uid, factories.createCoreController(uid)({ strapi }));
    }
    if (!api.routes[singularName]) {
      // Strapi's own types of a core router and of a registered one differ; the loader takes both alike.
      api.routes[singularName] = factories.createCoreRouter(uid, {
        only: ['find', 'findOne'],
      }) as unknown as Core.Router;
    }
  }
}
