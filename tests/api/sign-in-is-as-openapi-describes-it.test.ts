import { API_ROLES } from '../../src/access/roles';
import { startHub, type Hub } from '../support/hub';

import { readDescription, type Description } from './support/openapi';
import { createToken } from './support/tokens';

interface Routes {
  prefix?: string;
  routes: { method: string; path: string; handler: string; config?: { prefix?: string } }[];
}

const PASSWORD = 'Correct-horse-9';
const OTHER_PASSWORD = 'Other-horse-9';
const EMAIL = 'member@example.org';
const NOBODY = { Authorization: 'Bearer nonsense' };

let hub: Hub;
let api: Description;

beforeAll(async () => {
  hub = await startHub();
  api = await readDescription(hub);
}, 180_000);
afterAll(() => hub.stop());

/** Asks, and expects the answer to be as its operation says. @returns its body */
async function answered(
  method: 'get' | 'post',
  address: string,
  { status = 200, body: sent, headers = {} }: { status?: number; body?: object; headers?: object } = {}
) {
  const request = hub.request[method](address).set({ ...headers });
  const { body, headers: received } = await (sent ? request.send(sent) : request).expect(status);
  const described = api.document.paths[address]?.[method]?.responses[status];
  const what = `${method} ${address} ${status}`;
  expect([what, described]).not.toEqual([what, undefined]);
  if (status >= 400) api.expectError(body, what);
  else if (status === 200) api.expectBody({ template: address, method, body, what });
  expect({ what, ...api.compareHeaders({ described, headers: received }) }).toMatchObject({ what, missing: [] });
  return body;
}

it('each of the actions that src/access/roles.ts gives to everybody and to members is there', () => {
  const granted = API_ROLES.flatMap(({ actions }) => actions);
  const wanted = ['users-permissions', 'i18n'].flatMap((plugin) => {
    const { prefix = `/${plugin}`, routes } = (hub.strapi.plugin(plugin).routes as unknown as Record<string, Routes>)[
      'content-api'
    ] as Routes;
    return (
      routes
        .filter(({ handler }) => granted.includes(`plugin::${plugin}.${handler}`))
        .map(({ method, path, config }) => `${method} /api${config?.prefix ?? prefix}${path}`)
        // What other providers lead to, none of which the hub brings along, and a link in e-mails.
        .filter((address) => !/connect|:provider|GET .*email-confirmation/.test(address))
    );
  });
  const documented = Object.entries(api.document.paths).flatMap(([template, operations]) =>
    (['get', 'post'] as const)
      .filter(
        (method) =>
          operations[method]?.tags.some((tag) => ['members', 'locales'].includes(tag)) && !template.includes('/access/')
      )
      .map((method) => `${method.toUpperCase()} ${template}`)
  );
  expect(documented.sort()).toEqual([...new Set(wanted)].sort());
});

describe('what a member does answers as it is described', () => {
  const signIn = { identifier: EMAIL, password: PASSWORD };

  beforeAll(async () => {
    const role = await hub.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    await hub.strapi.plugin('users-permissions').service('user').add({
      username: 'member',
      email: EMAIL,
      password: PASSWORD,
      provider: 'local',
      confirmed: false,
      role: role.id,
    });
  });

  const signedIn = async () => {
    const { jwt } = await answered('post', '/api/auth/local', { body: signIn });
    return { Authorization: `Bearer ${jwt as string}` };
  };

  it('who signs in, and who cannot', async () => {
    await signedIn();
    await answered('post', '/api/auth/local', { body: { ...signIn, password: 'wrong' }, status: 400 });
    await answered('post', '/api/auth/local', { body: { identifier: 'a'.repeat(1_100_000) }, status: 413 });
  });

  it('who has signed in, and who has not', async () => {
    await answered('get', '/api/users/me', { headers: await signedIn() });
    await answered('get', '/api/users/me', { status: 403 });
    await answered('get', '/api/users/me', { headers: NOBODY, status: 401 });
  });

  it('another password, with the old one and with the code of an e-mail', async () => {
    const change = { currentPassword: PASSWORD, password: OTHER_PASSWORD, passwordConfirmation: OTHER_PASSWORD };
    await answered('post', '/api/auth/change-password', { body: change, headers: await signedIn() });
    await answered('post', '/api/auth/change-password', { body: change, status: 403 });
    await answered('post', '/api/auth/forgot-password', { body: { email: EMAIL } });
    const { resetPasswordToken: code } = await hub.strapi.db
      .query('plugin::users-permissions.user')
      .findOne({ where: { email: EMAIL } });
    const reset = { code, password: PASSWORD, passwordConfirmation: PASSWORD };
    await answered('post', '/api/auth/reset-password', { body: reset });
    await answered('post', '/api/auth/reset-password', { body: reset, status: 400 });
  });

  it('an e-mail that confirms an address', async () => {
    await answered('post', '/api/auth/send-email-confirmation', { body: { email: EMAIL } });
  });

  it('an account, once an administrator has opened registration', async () => {
    const registration = { username: 'another', email: 'another@example.org', password: PASSWORD };
    await answered('post', '/api/auth/local/register', { body: registration, status: 400 });
    const settings = hub.strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
    await settings.set({ value: { ...((await settings.get({})) as object), allow_register: true } });
    await answered('post', '/api/auth/local/register', { body: registration });
  });
});

it.each(['drafts', 'members-content'])('whether a token may read %s is answered as it is described', async (right) => {
  const address = `/api/access/${right}`;
  await answered('get', address, { headers: await createToken(hub, 'full-access'), status: 204 });
  await answered('get', address, { headers: await createToken(hub, 'read-only'), status: 403 });
  await answered('get', address, { headers: NOBODY, status: 401 });
});
