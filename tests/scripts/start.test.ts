import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { createCheckout, type Checkout, type Command } from '../support/checkout';
import { createDatabase, databaseUrl, dropDatabase } from '../support/databases';
import { findFreePort } from '../support/free-port';

// A start takes seconds; a busy machine makes minutes of several.
jest.setTimeout(180_000);

const READY = 'Ctrl-C stops it.';
const START = ['node', 'scripts/hub.mjs', 'start'];

let port: number;
let environment: Record<string, string>;

/** A checkout that was started for the first time by `npm start`, and ended by Ctrl-C. */
let started: Checkout;
let firstRun: { output: string; end: number | NodeJS.Signals; health: number };

/** A test's own checkout. */
let checkout: Checkout;

beforeAll(async () => {
  port = await findFreePort();
  environment = { PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'test', SERVE_ADMIN: 'false' };
  started = createCheckout();
  const hub = started.run(['npm', 'start'], environment);
  await hub.prints(READY);
  const health = (await request('/_health')).status;
  hub.interrupt('SIGINT');
  firstRun = { end: await hub.end, output: hub.output(), health };
});
afterAll(() => started.remove());

describe('the first npm start', () => {
  it('writes .env for its owner alone, with a secret of its own for each variable', () => {
    expect(statSync(path.join(started.dir, '.env')).mode & 0o777).toBe(0o600);
    const values = started
      .read('.env')
      .split('\n')
      .filter((line) => /^[A-Z_]+=/.test(line) && !/^(HOST|PORT)=/.test(line))
      .flatMap((line) => line.slice(line.indexOf('=') + 1).split(','));
    expect(values).toHaveLength(7);
    expect(new Set(values).size).toBe(7);
    for (const value of values) expect(value).toMatch(/^[\w-]{43}$/);
  });

  it('serves, and says where', () => {
    expect(firstRun.health).toBe(204);
    expect(firstRun.output).toContain(`http://localhost:${port}/api/cities`);
    expect(firstRun.output).toContain(`http://localhost:${port}/_health`);
  });

  it('says where the data lies', () => {
    expect(firstRun.output).toContain(`its data lies in ${started.dir}/.data/postgres`);
  });

  it('stops PostgreSQL cleanly on Ctrl-C, without an error', () => {
    expect([0, 'SIGINT']).toContain(firstRun.end);
    expect(started.postgresPid()).toBeUndefined();
    expect(started.read('.data/postgres/postgres.log').trimEnd()).toMatch(/database system is shut down$/);
    expect(firstRun.output).not.toMatch(/error/i);
  });
});

describe('a later start', () => {
  beforeEach(() => {
    checkout = started.copy();
  });
  afterEach(() => checkout.remove());

  it('changes nothing: neither the secrets nor the administrator', async () => {
    const hub = await start();
    expect(hub.output()).not.toContain('administrator was created');
    expect(checkout.read('.env')).toBe(started.read('.env'));
    await signIn();
    hub.interrupt('SIGTERM');
    expect(await hub.end).toBe(0);
    expect(checkout.postgresPid()).toBeUndefined();
  });

  it('finds what was committed before a kill -9 of the hub, and after one of PostgreSQL too', async () => {
    const killed = await start();
    await rename(await signIn(), 'Committed');
    const pid = checkout.postgresPid();
    killed.interrupt('SIGKILL');
    await killed.end;

    const takingOver = await start();
    expect(checkout.postgresPid()).toBe(pid);
    expect(await readName(await signIn())).toBe('Committed');
    takingOver.interrupt('SIGKILL');
    process.kill(pid as number, 'SIGKILL');
    await takingOver.end;

    const recovering = await start();
    expect(await readName(await signIn())).toBe('Committed');
    recovering.interrupt('SIGINT');
    // npm repeats the terminal's Ctrl-C, at any moment: here the one in which Strapi has taken every listener away.
    await recovering.prints('Strapi has been shut down');
    recovering.interrupt('SIGINT');
    expect(await recovering.end).toBe(0);
    // What it printed says why the server would still run.
    const output = recovering.output();
    expect({ postgresPid: checkout.postgresPid(), output }).toEqual({ postgresPid: undefined, output });
  });

  it('beside a running hub needs another port, and shares its PostgreSQL until both have ended', async () => {
    const first = await start();
    const pid = checkout.postgresPid();
    const refused = checkout.run(START, environment);
    expect(await refused.end).toBe(1);
    expect(refused.output()).toMatch(new RegExp(`Port ${port} is taken.* PORT `));
    expect((await request('/_health')).status).toBe(204);

    const otherPort = await findFreePort();
    const second = await start({ PORT: String(otherPort) });
    first.interrupt('SIGINT');
    await first.end;
    expect(checkout.postgresPid()).toBe(pid);
    expect((await request('/api/cities', {}, otherPort)).status).toBe(200);
    second.interrupt('SIGINT');
    await second.end;
    expect(checkout.postgresPid()).toBeUndefined();
  });
});

describe('npm start on a bare checkout', () => {
  beforeEach(() => {
    checkout = createCheckout();
  });
  afterEach(() => checkout.remove());

  it('uses the database of DATABASE_URL, and starts no other', async () => {
    const database = await createDatabase('empty');
    try {
      const hub = await start({ DATABASE_URL: databaseUrl(database) });
      expect((await request('/api/cities')).status).toBe(200);
      expect(checkout.has('.data')).toBe(false);
      hub.interrupt('SIGINT');
      expect(await hub.end).toBe(0);
    } finally {
      await dropDatabase(database);
    }
  });

  it('says which database cannot be reached and why, but not its password', async () => {
    const address = `127.0.0.1:${await findFreePort()}/nowhere`;
    const hub = checkout.run(START, { ...environment, DATABASE_URL: `postgresql://hub:hunter2@${address}` });
    expect(await hub.end).toBe(1);
    expect(hub.output()).toMatch(new RegExp(`DATABASE_URL \\(${address}\\) cannot be used: .*ECONNREFUSED`));
    expect(hub.output()).not.toContain('hunter2');
  });

  it('lists every variable of an unusable environment at once, and starts nothing', async () => {
    const hub = checkout.run(START, { ...environment, PORT: 'high', JWT_SECRET: 'short', ADMIN_PASSWORD: 'weak' });
    expect(await hub.end).toBe(1);
    expect(hub.output()).toMatch(/ PORT: .* 1 to 65535/);
    expect(hub.output()).toMatch(/ JWT_SECRET: .*16 characters/);
    expect(hub.output()).toMatch(/ ADMIN_PASSWORD: .*upper-case/);
    expect(checkout.has('.data')).toBe(false);
  });

  it('reports a taken port before it starts anything', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    try {
      const hub = checkout.run(START, environment);
      expect(await hub.end).toBe(1);
      expect(hub.output()).toContain(`Port ${port} is taken`);
      expect(checkout.has('.data')).toBe(false);
    } finally {
      other.close();
    }
  });
});

async function start(extra: Record<string, string> = {}): Promise<Command> {
  const hub = checkout.run(START, { ...environment, ...extra });
  await hub.prints(READY);
  return hub;
}

function request(url: string, init: RequestInit = {}, at = port): Promise<Response> {
  return fetch(`http://127.0.0.1:${at}${url}`, init);
}

/** @returns the token of the administrator whose password the first start printed */
async function signIn(): Promise<string> {
  const email = /E-mail: +(\S+)/.exec(firstRun.output)?.[1];
  const password = /Password: +(\S+)/.exec(firstRun.output)?.[1];
  const response = await request('/admin/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { data: { token: string } }).data.token;
}

async function rename(token: string, firstname: string): Promise<void> {
  const response = await request('/admin/users/me', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ firstname }),
  });
  expect(response.status).toBe(200);
}

async function readName(token: string): Promise<string> {
  const response = await request('/admin/users/me', { headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as { data: { firstname: string } }).data.firstname;
}
