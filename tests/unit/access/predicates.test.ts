import { mayReadDrafts, mayReadMembersContent, type AuthenticatedContext } from '../../../src/access/predicates';
import { READ_DRAFTS, READ_MEMBERS_CONTENT } from '../../../src/access/reading-rights';

const abilityFor = (...actions: string[]) => ({ can: (action: string) => actions.includes(action) });
const token = (type: string, ...actions: string[]): AuthenticatedContext => ({
  state: {
    auth: {
      strategy: { name: 'content-api-token' },
      credentials: { type },
      ability: type === 'custom' ? abilityFor(...actions) : null,
    },
  },
});
const person = (credentials: { type?: string } | null, ...actions: string[]): AuthenticatedContext => ({
  state: { auth: { strategy: { name: 'users-permissions' }, credentials, ability: abilityFor(...actions) } },
});

const BOTH = [READ_DRAFTS, READ_MEMBERS_CONTENT];

describe('who sees what on the routes that everybody has', () => {
  it.each<[string, AuthenticatedContext, { drafts: boolean; members: boolean }]>([
    ['a request nobody authenticated', { state: {} }, { drafts: false, members: false }],
    ['the public', person(null), { drafts: false, members: false }],
    ['the public, granted both by mistake', person(null, ...BOTH), { drafts: false, members: false }],
    ['a person without the right', person({}), { drafts: false, members: false }],
    ['a member', person({}, READ_MEMBERS_CONTENT), { drafts: false, members: true }],
    ['a person granted drafts by mistake', person({}, READ_DRAFTS), { drafts: false, members: false }],
    ['a person whose profile has a field "type"', person({ type: 'full-access' }), { drafts: false, members: false }],
    ['a read-only token', token('read-only'), { drafts: false, members: false }],
    ['a full-access token', token('full-access'), { drafts: true, members: true }],
    ['a custom token with neither', token('custom'), { drafts: false, members: false }],
    ['a custom token for drafts', token('custom', READ_DRAFTS), { drafts: true, members: false }],
    ['a custom token for members', token('custom', READ_MEMBERS_CONTENT), { drafts: false, members: true }],
    ['a custom token with both', token('custom', ...BOTH), { drafts: true, members: true }],
  ])('%s', (_, ctx, { drafts, members }) => {
    expect(mayReadDrafts(ctx)).toBe(drafts);
    expect(mayReadMembersContent(ctx)).toBe(members);
  });
});
