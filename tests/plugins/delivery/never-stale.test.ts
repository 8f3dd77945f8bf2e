import fc from 'fast-check';
import { Client } from 'pg';

import { createContentWriter, writeSample, type Sample } from '../../api/support/content';
import { registerAdministrator } from '../../support/administrator';
import { databaseUrl } from '../../support/databases';
import { startHub, type Hub } from '../../support/hub';

import { ownNode, startNodes, type Node } from './support/nodes';
import { createWrites, SECRET } from './support/writes';

/** How many random sequences of writes are tried; each has every kind of write twice. */
const SEQUENCES = Number(process.env.DELIVERY_SEQUENCES ?? 1);
const SEED = Number(process.env.DELIVERY_SEED ?? 20_261_123);
/** No answer of another node is older than this. */
const MAX_AGE_MS = 1_000;

let hub: Hub;
let ids: Sample;
let nodes: ReturnType<typeof startNodes>;
/** The node that writes, another one, and one that keeps nothing. */
let writing: Node;
let other: Node;
let plain: Node;
let addresses: string[];

beforeAll(async () => {
  hub = await startHub();
  ids = await writeSample(createContentWriter(hub));
  nodes = startNodes(hub);
  [writing, other, plain] = await Promise.all([ownNode(hub), nodes.start(), nodes.start({ CACHE_MB: '0' })]);
  addresses = [
    '/api/cities?locale=en&populate=country,topics&sort=name',
    '/api/cities?populate[cover][populate]=image&fields=name,population',
    '/api/cities?locale=sq&filters[country][isoCode]=AL',
    '/api/cities?locale=*&filters[topics][slug]=youth&fields=name,locale',
    '/api/cities?locale=hr&sort=country.name:desc,slug&fields=name',
    '/api/cities/durres?populate[cover][populate]=image&populate[leader]=true',
    `/api/cities/${ids['novi-pazar']}?locale=hr`,
    `/api/cities/${ids['novi-pazar']}?populate=localizations`,
    '/api/cities?locale=*&populate=localizations',
    '/api/cities?locale=en&populate=localizations',
    '/api/cities/elbasan?locale=en&populate=country',
    '/api/countries?locale=en&populate[cities][count]=true',
    '/api/countries?locale=en&populate[cities][fields]=name&populate[cities][sort]=name',
    '/api/countries/albania?populate[cities][filters][population][$gt]=3&populate[cities][fields]=name',
    '/api/events/workshop-2017?locale=en&populate=*',
    '/api/events?locale=en&populate[reports][fields]=title,visibility',
    '/api/topics?locale=hr&populate=cities',
    '/api/topics?locale=en&filters[resources][title][$contains]=report',
    '/api/resources?locale=en&sort=title',
    '/api/regions/balkans?view=page&locale=en',
    '/api/regions?locale=en&view=card',
    '/api/events?locale=en&view=card',
    '/api/partners?populate=countries',
  ];
}, 240_000);
afterAll(async () => {
  nodes.stop();
  await hub.stop();
});

const askAll = (node: Node) => Promise.all(addresses.map((address) => node.ask(address)));

interface Memory {
  isTrusted(): boolean;
  fence(): Promise<void>;
}
const memory = () => hub.strapi.plugin('delivery').service<Memory>('memory');

/** Fails where an answer says something that was never for readers. */
function expectNoSecrets(...answers: { text: string }[][]): void {
  expect(answers.flat().filter(({ text }) => text.includes(SECRET))).toEqual([]);
}

/** Reads everything on all nodes, as what was written at that moment has to show. */
async function expectTruth(what: string, committedAt: number): Promise<void> {
  const truth = await askAll(plain);
  const own = await askAll(writing);
  const compare = (answers: { text: string; status: number }[]) =>
    addresses.filter((_, index) => {
      const [expected, found] = [truth[index], answers[index]];
      return expected?.text !== found?.text || expected?.status !== found?.status;
    });
  expect({ what, node: 'writing', stale: compare(own) }).toEqual({ what, node: 'writing', stale: [] });
  for (;;) {
    const others = await askAll(other);
    const stale = compare(others);
    if (stale.length === 0) break;
    const old = others.filter(
      ({ sentAt }, index) => sentAt - committedAt > MAX_AGE_MS && stale.includes(addresses[index] ?? '')
    );
    expect({ what, node: 'other', stale: old.length === 0 ? [] : stale }).toEqual({ what, node: 'other', stale: [] });
  }
  const again = await askAll(other);
  expect({ what, node: 'other, from memory', stale: compare(again) }).toEqual({
    what,
    node: 'other, from memory',
    stale: [],
  });
  expectNoSecrets(truth, own, again);
}

it('whatever is written in whichever way, no node answers with what was before', async () => {
  const writes = createWrites(hub, ids);
  const kinds = Object.keys(writes);
  const twice = [...kinds, ...kinds];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(twice, { minLength: twice.length }), async (names) => {
      const rounds = new Map<string, number>();
      for (const name of names) {
        const round = (rounds.get(name) ?? 0) + 1;
        rounds.set(name, round);
        await askAll(other);
        // Reads that are under way while it is written.
        const meanwhile = Promise.all([askAll(writing), askAll(other)]);
        await writes[name]?.(round);
        const committedAt = performance.now();
        await memory().fence();
        await expectTruth(name, committedAt);
        expectNoSecrets(...(await meanwhile));
      }
    }),
    { seed: SEED, numRuns: SEQUENCES, endOnFailure: true }
  );
}, 600_000);

it('the answer to a write comes when its node has seen the write', async () => {
  const token = await registerAdministrator(hub);
  const path = `/api/topics/${ids.youth}?locale=en&fields=name`;
  for (let round = 0; round < 5; round++) {
    const name = `Written over HTTP ${round}`;
    await writing.ask(path);
    await hub.request
      .post(`/content-manager/collection-types/api::topic.topic/${ids.youth}/actions/publish?locale=en`)
      .auth(token, { type: 'bearer' })
      .send({ name })
      .expect(200);
    expect((await writing.ask(path)).text).toContain(name);
  }
});

it('the answer to a write waits until then, also where it failed', async () => {
  let seen = () => {};
  const fence = jest.spyOn(memory(), 'fence').mockImplementation(
    () =>
      new Promise((resolve) => {
        seen = resolve;
      })
  );
  try {
    for (const [method, path] of [
      ['POST', '/api/cities'],
      ['PUT', '/content-manager/nothing'],
      ['DELETE', '/admin/nothing'],
    ] as const) {
      fence.mockClear();
      let isAnswered = false;
      const answer = writing.ask(path, { method }).then(() => {
        isAnswered = true;
      });
      while (fence.mock.calls.length === 0) await writing.ask('/_health');
      await writing.ask('/_health');
      expect({ path, isAnswered }).toEqual({ path, isAnswered: false });
      seen();
      await answer;
    }
  } finally {
    fence.mockRestore();
  }
});

describe('a node that is not told any more what is written', () => {
  let operator: Client;
  /** From another database: none can be closed from within. */
  let server: Client;
  beforeAll(async () => {
    operator = new Client({ connectionString: hub.databaseUrl });
    server = new Client({ connectionString: databaseUrl('postgres') });
    await Promise.all([operator.connect(), server.connect()]);
  });
  afterAll(() => Promise.all([operator.end(), server.end()]));

  it('serves from the database until it is, and then nothing of before', async () => {
    const database = new URL(hub.databaseUrl).pathname.slice(1);
    for (let population = 2_000; population < 2_003; population++) {
      await Promise.all([askAll(writing), askAll(other)]);
      // Committed before any node can be listening again.
      await server.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
      const { rowCount } = await operator.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE query LIKE 'NOTIFY delivery%' AND datname = current_database()`
      );
      expect(rowCount).toBe(2);
      await operator.query('UPDATE cities SET population = $1', [population]);
      await server.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
      const committedAt = performance.now();
      await memory().fence();
      await expectTruth('rows, past Strapi', committedAt);
      while (!memory().isTrusted()) await operator.query('SELECT 1');
      await expectTruth('nothing', committedAt);
    }
  });
});
