import type { Core } from '@strapi/strapi';

/** Routes of the admin panel for which Strapi asks no right beyond having signed in, and the right each should ask. */
const OPEN_ROUTES = [
  // How components look in everybody's edit view.
  {
    plugin: 'content-manager',
    method: 'PUT',
    path: '/components/:uid/configuration',
    action: 'plugin::content-manager.components.configure-layout',
  },
  // Sends any e-mail to anybody in the hub's name.
  { plugin: 'email', method: 'POST', path: '/', action: 'plugin::email.settings.read' },
  // Settings of translation by a service, for all.
  { plugin: 'i18n', method: 'PUT', path: '/settings', action: 'plugin::i18n.locale.update' },
] as const;

interface AdminRoute {
  method: string;
  path: string;
  config: { policies: unknown[] };
}

/**
 * Has these routes ask for a right.
 *
 * @throws Error where a Strapi release has moved one, so that it is not open again unnoticed
 */
export function guardOpenAdminRoutes({ strapi }: { strapi: Core.Strapi }): void {
  for (const { plugin, method, path, action } of OPEN_ROUTES) {
    const { admin } = strapi.plugin(plugin).routes as unknown as { admin: { routes: AdminRoute[] } };
    const route = admin.routes.find((candidate) => candidate.method === method && candidate.path === path);
    if (!route) throw new Error(`The ${plugin} plugin has no route ${method} ${path} any more: guard it anew`);
    route.config.policies = [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [action] } },
    ];
  }
}
