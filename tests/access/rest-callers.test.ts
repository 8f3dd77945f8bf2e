import jsonwebtoken from 'jsonwebtoken';

import { READ_DRAFTS, READ_MEMBERS_CONTENT } from '../../src/access/reading-rights';
import { createToken } from '../api/support/tokens';
import { startHub, type Hub } from '../support/hub';

import { createClient, type Client, type Request } from './support/client';
import { createEntry, newVersion, TYPES } from './support/content';
import { createMember, signInAdministrator } from './support/people';

/** Who may do what over REST: every caller, every type, every action. Everybody reads, nobody writes. */

const TYPE_NAMES: Record<string, string> = {
  'api::region.region': 'regions',
  'api::country.country': 'countries',
  'api::city.city': 'cities',
  'api::topic.topic': 'topics',
  'api::event.event': 'events',
  'api::grant.grant': 'grants',
  'api::partner.partner': 'partners',
  'api::resource.resource': 'resources',
  'api::network.network': 'network',
};

const READ_ALL = TYPES.flatMap(({ uid, kind }) =>
  kind === 'single' ? [`${uid}.find`] : [`${uid}.find`, `${uid}.findOne`]
);

interface Caller {
  name: string;
  readsContent: boolean;
  readsDrafts: boolean;
  readsMembersContent: boolean;
  /** Reads the accounts of members and the list of all files. */
  readsBeyondContent: boolean;
  authorization?: () => Promise<string>;
}

const token = (type: 'read-only' | 'full-access' | 'custom', permissions?: string[]) => async () =>
  (await createToken(hub, type, permissions)).authorization;

const reads = { readsContent: true, readsDrafts: false, readsMembersContent: false, readsBeyondContent: false };

const CALLERS: readonly Caller[] = [
  { ...reads, name: 'the public' },
  {
    ...reads,
    name: 'a member',
    readsMembersContent: true,
    authorization: async () => (await createMember({ strapi: hub.strapi })).authorization,
  },
  { ...reads, name: 'a read-only token', authorization: token('read-only') },
  { ...reads, name: 'a custom token for content', authorization: token('custom', READ_ALL) },
  {
    ...reads,
    name: 'a custom token for drafts',
    readsDrafts: true,
    authorization: token('custom', [...READ_ALL, READ_DRAFTS]),
  },
  {
    ...reads,
    name: "a custom token for members' content",
    readsMembersContent: true,
    authorization: token('custom', [...READ_ALL, READ_MEMBERS_CONTENT]),
  },
  {
    name: 'a full-access token',
    readsContent: true,
    readsDrafts: true,
    readsMembersContent: true,
    readsBeyondContent: true,
    authorization: token('full-access'),
  },
  { ...reads, name: 'a custom token for nothing', readsContent: false, authorization: token('custom', []) },
];

/** Wrong credentials are never taken for none. */
const STRANGERS: Record<string, () => string> = {
  'an unknown token': () => 'Bearer 0123456789abcdef',
  'a JWT without a signature': () => `Bearer ${sign({ algorithm: 'none', secret: '' })}`,
  'a JWT signed with our secret by another algorithm': () =>
    `Bearer ${sign({ algorithm: 'HS512', secret: jwtSecret() })}`,
  'a JWT signed with another secret': () => `Bearer ${sign({ algorithm: 'HS256', secret: 'another' })}`,
};

let hub: Hub;
let ask: Client;
let memberId: number;
const entries = new Map<string, string>();
const authorizations = new Map<string, string | undefined>();
const covered = new Set<string>();

const jwtSecret = (): string => hub.strapi.config.get('plugin::users-permissions.jwtSecret');
const sign = ({ algorithm, secret }: { algorithm: jsonwebtoken.Algorithm; secret: string }) =>
  jsonwebtoken.sign({ id: memberId }, secret, { algorithm, expiresIn: '1h' });

beforeAll(async () => {
  hub = await startHub();
  ask = await createClient(hub);
  const { strapi } = hub;
  memberId = (await createMember({ strapi })).id;
  for (const type of TYPES) entries.set(type.uid, await createEntry({ strapi, type, locales: ['en'] }));
  for (const { name, authorization } of CALLERS) authorizations.set(name, await authorization?.());
});
afterAll(() => hub.stop());

describe.each(CALLERS)('$name', (caller) => {
  const askAs = (request: Request) => ask({ ...request, authorization: authorizations.get(caller.name) });

  it.each(TYPES)('$uid', async (type) => {
    const path = `/api/${TYPE_NAMES[type.uid]}`;
    const one = type.kind === 'single' ? path : `${path}/${entries.get(type.uid)}`;
    const actions: Record<string, [Request, readonly number[]]> = {
      find: [{ method: 'GET', path }, [caller.readsContent ? 200 : 403]],
      findOne: [{ method: 'GET', path: one }, [caller.readsContent ? 200 : 403]],
      create: [{ method: 'POST', path, body: { data: newVersion(type) } }, [403, 404, 405]],
      update: [{ method: 'PUT', path: one, body: { data: newVersion(type) } }, [403, 404, 405]],
      delete: [{ method: 'DELETE', path: one }, [403, 404, 405]],
    };
    for (const [action, [request, statuses]] of Object.entries(actions)) {
      const { status } = await askAs(request);
      expect({ action, isAsExpected: statuses.includes(status), status }).toMatchObject({ isAsExpected: true });
      covered.add([caller.name, type.uid, action].join(' | '));
    }
  });

  it('learns whether it may read drafts, and members’ content', async () => {
    expect((await askAs({ method: 'GET', path: '/api/access/drafts' })).status).toBe(caller.readsDrafts ? 204 : 403);
    expect((await askAs({ method: 'GET', path: '/api/access/members-content' })).status).toBe(
      caller.readsMembersContent ? 204 : 403
    );
  });

  it.each(['/api/users', `/api/users/1`, '/api/users-permissions/roles', '/api/upload/files', '/api/upload/files/1'])(
    '%s',
    async (path) => {
      const { status } = await askAs({ method: 'GET', path });
      if (caller.readsBeyondContent) expect([200, 404]).toContain(status);
      else expect(status).toBe(403);
    }
  );
});

it('leaves no cell out, and lists every type', () => {
  const types = Object.keys(hub.strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
  expect(types.sort()).toEqual(Object.keys(TYPE_NAMES).sort());
  expect(covered.size).toBe(CALLERS.length * types.length * 5);
});

describe.each(Object.entries(STRANGERS))('%s', (_, authorization) => {
  it.each(['/api/regions', '/api/users/me', '/api/access/drafts'])(
    'gets 401 from %s, and is told what is asked for',
    async (path) => {
      const { status, headers } = await ask({ method: 'GET', path, authorization: authorization() });
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="/);
    }
  );
});

it('is told to who has the right alone, and kept by nobody', async () => {
  const authorization = authorizations.get('a full-access token');
  const { status, headers } = await ask({ method: 'GET', path: '/api/access/drafts', authorization });
  expect([status, headers.get('cache-control')]).toEqual([204, 'private, no-store']);
});

describe('a person over REST', () => {
  it('signs in, and the token is signed with the algorithm that is accepted', async () => {
    const { email, password } = await createMember({ strapi: hub.strapi });
    const signedIn = await ask({ method: 'POST', path: '/api/auth/local', body: { identifier: email, password } });
    const { jwt } = signedIn.body as unknown as { jwt: string };
    expect(jsonwebtoken.decode(jwt, { complete: true })?.header.alg).toBe('HS256');
    const me = await ask({ method: 'GET', path: '/api/users/me', authorization: `Bearer ${jwt}` });
    expect(me.body).toMatchObject({ email });
    expect(JSON.stringify(me.body)).not.toMatch(/password|token/i);
  });

  it('does not register: it is closed', async () => {
    const body = { username: 'newcomer', email: 'newcomer@example.org', password: 'a long passphrase' };
    const answer = await ask({ method: 'POST', path: '/api/auth/local/register', body });
    expect(answer.status).toBe(400);
    expect(answer.body?.error?.message).toMatch(/disabled/);
  });

  it('registers as a member once an administrator has opened it', async () => {
    const settings = hub.strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
    const advanced = (await settings.get()) as object;
    await settings.set({ value: { ...advanced, allow_register: true } });
    const body = { username: 'newcomer', email: 'newcomer@example.org', password: 'a long passphrase' };
    expect((await ask({ method: 'POST', path: '/api/auth/local/register', body })).status).toBe(200);
    const user = await hub.strapi.db
      .query('plugin::users-permissions.user')
      .findOne({ where: { email: body.email }, populate: ['role'] });
    expect(user.role.name).toBe('Member');
    await settings.set({ value: advanced });
  });

  it('asks for a new password without learning who has an account', async () => {
    const answer = await ask({
      method: 'POST',
      path: '/api/auth/forgot-password',
      body: { email: 'nobody@example.org' },
    });
    expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
  });

  it('who is blocked has no access any more', async () => {
    const { id, authorization } = await createMember({ strapi: hub.strapi });
    await hub.strapi.db.query('plugin::users-permissions.user').update({ where: { id }, data: { blocked: true } });
    expect((await ask({ method: 'GET', path: '/api/users/me', authorization })).status).toBe(401);
  });

  it('reads no admin panel', async () => {
    const { authorization } = await createMember({ strapi: hub.strapi });
    expect((await ask({ method: 'GET', path: '/admin/users/me', authorization })).status).toBe(401);
  });
});

describe('an administrator over the admin API', () => {
  it.each([
    ['HS256', 200],
    ['HS512', 401],
    ['none', 401],
  ] as const)('with a token of the algorithm %s gets %i', async (algorithm, status) => {
    const { strapi } = hub;
    const { userId } = await signInAdministrator({ strapi, roleCode: 'strapi-super-admin' });
    const sessions = strapi.sessionManager('admin');
    const { sessionId } = await sessions.generateRefreshToken(String(userId), undefined, { type: 'session' });
    const secret: string = algorithm === 'none' ? '' : strapi.config.get('admin.auth.secret');
    const payload = { userId: String(userId), sessionId, type: 'access' };
    const jwt = jsonwebtoken.sign(payload, secret, { algorithm, expiresIn: '1h' });
    const answer = await ask({ method: 'GET', path: '/admin/users/me', authorization: `Bearer ${jwt}` });
    expect(answer.status).toBe(status);
  });
});
