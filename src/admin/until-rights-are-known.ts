import type { RBACMiddleware, StrapiApp } from '@strapi/strapi/admin';

/** What Strapi's panel remembers of its question for the rights of who has signed in, by its own names. */
interface RightsQuery {
  status: 'uninitialized' | 'pending' | 'fulfilled' | 'rejected';
  data?: unknown[];
}
interface PanelState {
  adminApi: { queries: Record<string, RightsQuery | undefined> };
}
const RIGHTS_QUERY = 'getMyPermissions(undefined)';

const noAnswer = () => new Promise<never>(() => undefined);

/**
 * Keeps the panel waiting until it has heard from the hub what somebody may do. Until then Strapi takes them for somebody who may do nothing, and where the
 * rest of what it asks for comes sooner, they land on "You don't have the permissions to access that content" and stay there
 * (https://github.com/strapi/strapi/issues/13121). It asks again once it has heard, so who has asked too early gets no answer at all.
 */
export const untilRightsAreKnown =
  (app: StrapiApp): RBACMiddleware =>
  ({ permissions: supposed }) =>
  (next) =>
  (permissions) => {
    const state = app.store?.getState() as unknown as PanelState | undefined;
    const heard = state?.adminApi.queries[RIGHTS_QUERY];
    const isKnown = heard?.status === 'rejected' || heard?.data?.length === supposed.length;
    return isKnown ? next(permissions) : noAnswer();
  };
