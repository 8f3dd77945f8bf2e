/** What Strapi knows of a caller once it has authenticated the request. */
export interface Caller {
  strategy: { name: string };
  /** The member or API token; null where nobody signed in. */
  credentials: unknown;
  /** What the caller's role may do. Strapi never changes one that it has made. */
  ability: unknown;
}

/** Whether somebody reads who has not said who they are: all of them get the same. */
export const isPublicReader = (caller: Caller | undefined): boolean =>
  caller?.strategy.name === 'users-permissions' && caller.credentials === null;
