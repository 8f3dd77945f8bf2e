import type { RBACMiddleware } from '@strapi/strapi/admin';

const MARKETPLACE_ACTION = 'admin::marketplace.read';
/** Strapi guards this page with the same right. */
const PLUGINS_PAGE = '/settings/list-plugins';

/** Hides the link to Strapi's marketplace: a hub's plugins come with its code, not from its admin panel. */
export const withoutMarketplace: RBACMiddleware =
  ({ pathname }) =>
  (next) =>
  (permissions) =>
    next(
      pathname.endsWith(PLUGINS_PAGE) ? permissions : permissions.filter(({ action }) => action !== MARKETPLACE_ACTION)
    );
