import { applyAccess } from '../../src/access';
import { SIGN_IN_LIMITS } from '../../src/access/sign-in/sign-in-limits';
import { startHub, type Hub } from '../support/hub';

import { createClient, type Answer, type Client } from './support/client';
import { createMember } from './support/people';

/** Guessing passwords, as a member and as an administrator. */

const maxFailures = (name: string) => SIGN_IN_LIMITS.find((limit) => limit.name === name)?.maxFailures as number;
const PER_ADDRESS = maxFailures('account-and-address');
const PER_ACCOUNT = maxFailures('account');

interface Entrance {
  name: string;
  path: string;
  body: (identifier: unknown, password: string) => object;
  wrongPassword: string;
  /** Creates an account; returns what it is known by. */
  createAccount: (password: string) => Promise<string>;
}

let hub: Hub;
let ask: Client;
let count = 0;

const PASSWORD = 'A long passphrase 1';

const ENTRANCES: readonly Entrance[] = [
  {
    name: 'a member',
    path: '/api/auth/local',
    body: (identifier, password) => ({ identifier, password }),
    wrongPassword: 'Invalid identifier or password',
    createAccount: async (password) => (await createMember({ strapi: hub.strapi, password })).email,
  },
  {
    name: 'an administrator',
    path: '/admin/login',
    body: (email, password) => ({ email, password }),
    wrongPassword: 'Invalid credentials',
    createAccount: async (password) => {
      count += 1;
      const email = `administrator-${count}@example.org`;
      await hub.strapi
        .service('admin::user')
        .create({ email, firstname: 'A', lastname: 'B', password, isActive: true, roles: [] });
      return email;
    },
  },
];

beforeAll(async () => {
  hub = await startHub();
  ask = await createClient(hub);
  // Strapi's own limiters count requests in this process, in whatever order the tests run.
  hub.strapi.config.set('admin.rateLimit.enabled', false);
  hub.strapi.config.set('plugin::users-permissions.ratelimit.enabled', false);
});
afterAll(() => hub.stop());
beforeEach(() => hub.strapi.db.connection('sign_in_failures').delete());

describe.each(ENTRANCES)('$name', ({ path, body, wrongPassword, createAccount }) => {
  let account: string;
  const signIn = (identifier: unknown, password: string, headers?: Record<string, string>): Promise<Answer> =>
    ask({ method: 'POST', path, body: body(identifier, password), headers });

  async function fail(times: number, identifierOf: (index: number) => unknown = () => account): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let index = 0; index < times; index += 1) answers.push(await signIn(identifierOf(index), `wrong ${index}`));
    return answers;
  }

  beforeEach(async () => {
    account = await createAccount(PASSWORD);
  });

  it('signs in', async () => {
    expect((await signIn(account, PASSWORD)).status).toBe(200);
  });

  it('is refused after too many wrong passwords, even with the right one, and told how long', async () => {
    const answers = await fail(PER_ADDRESS);
    expect(answers.map(({ body: answer }) => answer?.error?.message)).toEqual(answers.map(() => wrongPassword));

    const refusal = await signIn(account, PASSWORD);
    expect(refusal.status).toBe(429);
    expect(refusal.body).toMatchObject({ data: null, error: { status: 429, name: 'RateLimitError' } });
    const retryAfterS = Number(refusal.headers.get('retry-after'));
    expect(retryAfterS).toBeGreaterThan(0);
    expect(retryAfterS).toBeLessThanOrEqual(15 * 60);
  });

  it('is refused whatever address a header claims', async () => {
    for (let index = 0; index < PER_ADDRESS; index += 1) {
      await signIn(account, 'wrong', { 'x-forwarded-for': `203.0.113.${index}`, forwarded: `for=203.0.113.${index}` });
    }
    expect((await signIn(account, PASSWORD, { 'x-forwarded-for': '203.0.113.99' })).status).toBe(429);
  });

  it('is refused whatever case or spaces the identifier is written with', async () => {
    const spellings = [account.toUpperCase(), ` ${account}`, `${account} `, account];
    await fail(PER_ADDRESS, (index) => spellings[index % spellings.length]);
    for (const spelling of spellings) expect((await signIn(spelling, PASSWORD)).status).toBe(429);
  });

  it('is refused when all tries come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: PER_ADDRESS + 10 }, (_, index) => signIn(account, `w${index}`))
    );
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(PER_ADDRESS);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it('may err again after having signed in', async () => {
    await fail(PER_ADDRESS - 1);
    expect((await signIn(account, PASSWORD)).status).toBe(200);
    await fail(PER_ADDRESS - 1);
    expect((await signIn(account, PASSWORD)).status).toBe(200);
  });

  it('is not kept out by the errors of another', async () => {
    const other = await createAccount(PASSWORD);
    await fail(PER_ADDRESS, () => other);
    expect((await signIn(account, PASSWORD)).status).toBe(200);
  });

  it('is refused in the same way where no such account exists', async () => {
    await fail(PER_ADDRESS, () => 'nobody@example.org');
    expect((await signIn('NOBODY@example.org', PASSWORD)).status).toBe(429);
  });

  it('is not served, nor is the hub harmed, by an identifier that is no text', async () => {
    for (const identifier of [{ $ne: '' }, ['a'], 5, null, undefined]) {
      expect((await signIn(identifier, 'wrong')).status).toBeLessThan(500);
    }
  });

  it('stays refused after the hub starts again, and on every other node', async () => {
    await fail(PER_ADDRESS);
    await applyAccess({ strapi: hub.strapi });
    expect((await signIn(account, PASSWORD)).status).toBe(429);
  });
});

it('a member has one count under both names', async () => {
  const { email, username } = await createMember({ strapi: hub.strapi, password: PASSWORD });
  const signIn = (identifier: string, password: string) =>
    ask({ method: 'POST', path: '/api/auth/local', body: { identifier, password } });
  for (let index = 0; index < PER_ADDRESS; index += 1) await signIn(index % 2 ? email : username, 'wrong');
  expect((await signIn(email, PASSWORD)).status).toBe(429);
  expect((await signIn(username, PASSWORD)).status).toBe(429);
});

it('an administrator has one count whether the address stands in the body or in the query', async () => {
  const body = { password: 'wrong' };
  for (let index = 0; index < PER_ADDRESS; index += 1) {
    await ask({ method: 'POST', path: '/admin/login?email=head@example.org&password=wrong', body: {} });
  }
  const answer = await ask({ method: 'POST', path: '/admin/login', body: { ...body, email: 'head@example.org' } });
  expect(answer.status).toBe(429);
});

describe('behind a proxy', () => {
  let app: { proxy: boolean; maxIpsCount: number };
  const signIn = (address: string, password = 'wrong') =>
    ask({
      method: 'POST',
      path: '/api/auth/local',
      body: { identifier: 'somebody@example.org', password },
      headers: { 'x-forwarded-for': address },
    });

  beforeEach(() => {
    app = hub.strapi.server.app;
    Object.assign(app, { proxy: true, maxIpsCount: 1 });
  });
  afterEach(() => Object.assign(app, { proxy: false, maxIpsCount: 0 }));

  it('the address is the one the proxy saw, not one that the client put before it', async () => {
    for (let index = 0; index < PER_ADDRESS; index += 1) await signIn(`203.0.113.${index}, 198.51.100.1`);
    expect((await signIn('203.0.113.99, 198.51.100.1')).status).toBe(429);
    expect((await signIn('203.0.113.99, 198.51.100.2')).status).toBe(400);
  });

  it('many addresses together get no more than a few tries at one account', async () => {
    const answers: Answer[] = [];
    for (let index = 0; index <= PER_ACCOUNT; index += 1) answers.push(await signIn(`198.51.100.${index}`));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    expect(answers.at(-1)?.status).toBe(429);
  });
});

it("Strapi's own limit says how long to wait, too", async () => {
  hub.strapi.config.set('plugin::users-permissions.ratelimit', { enabled: true, interval: { min: 1 }, max: 1 });
  const forget = () =>
    ask({ method: 'POST', path: '/api/auth/forgot-password', body: { email: 'nobody@example.org' } });
  await forget();
  const refusal = await forget();
  expect(refusal.status).toBe(429);
  expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
  hub.strapi.config.set('plugin::users-permissions.ratelimit.enabled', false);
});
