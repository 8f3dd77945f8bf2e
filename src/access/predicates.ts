import { READ_DRAFTS, READ_MEMBERS_CONTENT } from './reading-rights';

/** What Strapi knows about the caller of a REST route once it has authenticated the request. */
export interface AuthenticatedContext {
  state: {
    auth?: {
      strategy: { name: string };
      /** The API token, or the member; null where nobody signed in. */
      credentials: { type?: string } | null;
      /** What the member's role, or a custom token, may do. Other tokens have none. */
      ability?: { can(action: string): boolean } | null;
    };
  };
}

/**
 * May the caller see unpublished content? Only an API token may: a full-access one, or a custom one that was
 * given "readDrafts". A read-only token may not, since a public site is built with it, nor may any person.
 */
export function mayReadDrafts(ctx: AuthenticatedContext): boolean {
  return isTokenWith(ctx, READ_DRAFTS);
}

/**
 * May the caller see published content whose visibility is "members"? A person who signed in and whose role
 * has "readMembersContent" may (Member has it), and so may a full-access token or a custom one that was given it.
 * A read-only token may not, since a public site is built with it.
 */
export function mayReadMembersContent(ctx: AuthenticatedContext): boolean {
  return isTokenWith(ctx, READ_MEMBERS_CONTENT) || isMemberWith(ctx, READ_MEMBERS_CONTENT);
}

function isTokenWith({ state: { auth } }: AuthenticatedContext, action: string): boolean {
  if (auth?.strategy.name !== 'content-api-token' || !auth.credentials) return false;
  if (auth.credentials.type === 'full-access') return true;
  return auth.credentials.type === 'custom' && auth.ability?.can(action) === true;
}

// A grant to the Public role, which has an ability but no credentials, opens nothing.
function isMemberWith({ state: { auth } }: AuthenticatedContext, action: string): boolean {
  return auth?.strategy.name === 'users-permissions' && auth.credentials !== null && auth.ability?.can(action) === true;
}
