import path from 'node:path';

import { ADMINISTRATOR } from '../../support/administrator';
import { checkoutIn, createTemporaryDir, type Checkout, type Command } from '../../support/checkout';
import { hubEnvironment } from '../../support/databases';
import { startOwnPostgres, type OwnPostgres } from '../../support/own-postgres';

import { createLedger, type Ledger } from './support/ledger';
import { createTraffic, type Ask, type Reply, type Traffic } from './support/traffic';

/** Each outage takes seconds: without this variable, those that are much like others are left out. */
const ALL = process.env.DELIVERY_OUTAGES === 'all';
/** So that one that lasts ends by itself in the test, not in its time limit. */
const LONG_MS = 70_000;
/** How long the hub may take until everything works again: the promise of its `Retry-After`. */
const BACK_MS = 5_000;
const CITIES = '/content-manager/collection-types/api::city.city';

let postgres: OwnPostgres;
let place: Checkout;
let hub: Command;
let traffic: Traffic;
let administrator: { authorization: string };
let kinds: Record<string, () => Ask>;
/** The population of a city that is written through the hub, and of one that is written past it. */
let own: Ledger;
let foreign: Ledger;

beforeAll(async () => {
  postgres = await startOwnPostgres();
  await postgres.ask('postgres', 'CREATE DATABASE hub');
  place = checkoutIn(createTemporaryDir());
  hub = place.run([process.execPath, path.join(__dirname, 'support/serve.js')], {
    ...hubEnvironment('hub'),
    DATABASE_URL: postgres.url('hub'),
  });
  await hub.prints(';');
  traffic = createTraffic(Number(/port (\d+);/.exec(hub.output())?.[1]));

  administrator = await post('/admin/register-admin', ADMINISTRATOR).then(({ token }) => bearer(token));
  const tokenOptions = { name: 'reader', description: '', type: 'read-only', lifespan: null, permissions: null };
  const token = bearer((await post('/admin/api-tokens', tokenOptions)).accessKey);
  const { documentId: ownId } = await post(`${CITIES}/actions/publish?locale=en`, city('own', 0));
  const { documentId: foreignId } = await post(`${CITIES}/actions/publish?locale=en`, city('foreign', 0));

  let count = 0;
  const list = '/api/cities?locale=en&sort=slug';
  kinds = {
    'kept list': () => ({ path: list }),
    'kept entry': () => ({ path: '/api/cities/foreign?locale=en' }),
    'kept page': () => ({ path: '/api/cities/own?locale=en&view=page' }),
    'head of a list': () => ({ path: list, method: 'HEAD' }),
    'list nobody asked for': () => ({ path: `${list}&filters[id][$gt]=-${++count}` }),
    'entry nobody asked for': () => ({ path: `/api/cities/own?locale=en&filters[id][$gt]=-${++count}` }),
    'unknown entry': () => ({ path: `/api/cities/nothing-${++count}` }),
    'list with a token': () => ({ path: list, headers: token }),
    'list with a wrong token': () => ({ path: list, headers: { authorization: 'Bearer wrong' } }),
    'list in the admin panel': () => ({ path: `${CITIES}?locale=en&sort=slug`, headers: administrator }),
    administrator: () => ({ path: '/admin/users/me', headers: administrator }),
    readiness: () => ({ path: '/_ready' }),
    health: () => ({ path: '/_health' }),
  };
  own = createLedger({
    boundMs: 0,
    write: async (population) => (await traffic.ask('writing', publish(ownId, 'own', population))).status === 200,
  });
  foreign = createLedger({
    boundMs: 1_000,
    write: async (population) => {
      const sql = 'UPDATE cities SET population = $1 WHERE document_id = $2';
      await postgres.ask('hub', sql, [population, foreignId]);
      return true;
    },
  });
  traffic.replies.length = 0;
}, 240_000);

afterAll(async () => {
  traffic.close();
  hub.interrupt('SIGKILL');
  await postgres.end();
  place.remove();
});

const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` });
const city = (slug: string, population: number) => ({ name: slug, slug, population, populationYear: 2011 });
const publish = (documentId: unknown, slug: string, population: number): Ask => ({
  method: 'POST',
  path: `${CITIES}/${String(documentId)}/actions/publish?locale=en`,
  headers: administrator,
  body: city(slug, population),
});

async function post(address: string, body: object): Promise<Record<string, unknown>> {
  const { status, text } = await traffic.ask('setup', { method: 'POST', path: address, headers: administrator, body });
  if (status >= 300) throw new Error(`${address}: ${status} ${text}`);
  return (JSON.parse(text) as { data: Record<string, unknown> }).data;
}

/** What is right where it is not 200. */
const RIGHT: Record<string, number> = { 'unknown entry': 404, 'list with a wrong token': 401, health: 204 };
const isRight = ({ kind, status }: Reply) => status === (RIGHT[kind] ?? 200);
const isRefused = ({ status }: Reply) => status === 503;

interface Row {
  slug: string;
  population?: number;
}

/** @returns what is wrong with an answer, if anything */
function findWrong(reply: Reply): string[] {
  const { kind, status, headers, text } = reply;
  if (status === 503 && headers['retry-after'] === '5' && headers['cache-control'] === 'no-store') return [];
  if (!isRight(reply)) return [`${kind}: ${status} ${text}`];
  if (status !== 200 || text === '' || !/list|entry|page/.test(kind)) return [];
  const { data, results } = JSON.parse(text) as { data: Row | Row[]; results?: Row[] };
  const rows = [results ?? data].flat();
  const slugs = rows.map(({ slug }) => slug).join();
  if (!['foreign,own', 'foreign', 'own'].includes(slugs) || (/list/.test(kind) && rows.length !== 2))
    return [`${kind}: ${text}`];
  return rows.flatMap(({ slug, population }) => {
    if (population === undefined) return [];
    return (slug === 'own' ? own : foreign).judge({ ...reply, value: population }) ?? [];
  });
}

/** Asks for everything until all of it is right at once; resolves with how long that took. */
async function untilBack(): Promise<number> {
  const since = performance.now();
  for (;;) {
    const asked = Object.entries(kinds).map(async ([kind, next]) => isRight(await traffic.ask(kind, next())));
    const answered = await Promise.all([own.write(), ...asked]);
    if (answered.every(Boolean)) return performance.now() - since;
  }
}

/** Only what has been in memory for a second says since when it is true. */
async function untilKept(): Promise<void> {
  const { path: address } = (kinds['kept list'] as () => Ask)();
  for (;;) if ((await traffic.ask('kept list', { path: address })).headers['last-modified'] !== undefined) return;
}

const readOwnPopulation = async () =>
  (
    await postgres.ask<{ population: number }>(
      'hub',
      `SELECT max(population) AS population FROM cities WHERE slug = 'own'`
    )
  )[0]?.population;

/** @returns the numbers of the processes of PostgreSQL that serve the hub, or of that on which it listens */
async function findBackends({ onlyChannel = false } = {}): Promise<number[]> {
  const rows = await postgres.ask<{ pid: number }>(
    'hub',
    `SELECT pid FROM pg_stat_activity WHERE datname = 'hub' AND pid <> pg_backend_pid() AND query ~ $1`,
    [onlyChannel ? '^NOTIFY delivery' : '']
  );
  return rows.map(({ pid }) => pid);
}

/** Has everybody ask and write, while PostgreSQL goes and comes back. */
async function survive({
  goes,
  comesBack,
}: {
  goes: () => Promise<void> | void;
  comesBack: () => Promise<void> | void;
}): Promise<void> {
  const everything = Object.keys(kinds);
  const stopAsking = traffic.keepAsking(kinds, [() => own.write(), () => foreign.write()]);
  await traffic.untilEach([...everything, 'writing'], isRight);
  await goes();
  // Kept entries too: nobody can know whether they are still true.
  await traffic.untilEach([...everything.filter((kind) => kind !== 'health'), 'writing'], isRefused);
  await comesBack();
  await traffic.untilEach(everything, isRight);
  await stopAsking();
}

afterEach(() => {
  expect(traffic.replies.flatMap(findWrong)).toEqual([]);
  traffic.replies.length = 0;
});

async function expectFullService(): Promise<void> {
  expect(await untilBack()).toBeLessThan(BACK_MS);
  await untilKept();
}

describe('while PostgreSQL is away every answer is right or 503, and everything works soon after', () => {
  it('where it is stopped', async () => {
    await survive({ goes: () => postgres.stop('fast'), comesBack: () => postgres.start() });
    await expectFullService();
  });

  it('where it hangs', async () => {
    await survive({ goes: () => postgres.freeze(), comesBack: () => postgres.thaw() });
    await expectFullService();
  });

  it('where it crashes while the answer to a write waits for the channel', async () => {
    const [channel = 0] = await findBackends({ onlyChannel: true });
    postgres.freeze([channel]);
    const before = await readOwnPopulation();
    const writing = own.write();
    while ((await readOwnPopulation()) === before);
    // It ends all others then, and recovers.
    process.kill(channel, 'SIGKILL');
    await writing;
    await expectFullService();
  });

  (ALL ? describe : describe.skip)('in further ways', () => {
    it('where it is stopped at once', async () => {
      await survive({ goes: () => postgres.stop('immediate'), comesBack: () => postgres.start() });
      await expectFullService();
    });

    it('where it stops taking connections first', async () => {
      let stopping: Promise<void> | undefined;
      const goes = async () => {
        stopping = postgres.stop('smart');
        await traffic.untilEach(Object.keys(kinds), isRight);
        await postgres.stop('fast');
        await stopping;
      };
      await survive({ goes, comesBack: () => postgres.start() });
      await expectFullService();
    });

    it('where it hangs for longer than a connection is waited for', async () => {
      const comesBack = async () => {
        const frozenAt = performance.now();
        while (performance.now() - frozenAt < LONG_MS) await traffic.untilEach(['administrator'], isRefused);
        postgres.thaw();
      };
      await survive({ goes: () => postgres.freeze(), comesBack });
      await expectFullService();
    });

    it('where connections are dead that were open, and new ones are taken', async () => {
      const stopAsking = traffic.keepAsking(kinds, [() => own.write(), () => foreign.write()]);
      await traffic.untilEach(Object.keys(kinds), isRight);
      postgres.freeze(await findBackends());
      // Writes may have to wait for rows that a hanging transaction has locked.
      await traffic.untilEach(Object.keys(kinds), isRight);
      postgres.thaw();
      await stopAsking();
      await expectFullService();
    });
  });
});
