import { LOCALES } from '../../../../src/locales';
import type { OwnPostgres } from '../../../support/own-postgres';

import { DATABASE, startHubOnOwnPostgres, type HubOnOwnPostgres } from './hub-on-own-postgres';
import { createLedger, type Ledger } from './ledger';
import type { Ask, Reply } from './traffic';

/** How long the hub may take until everything works again: the promise of its `Retry-After`. */
const BACK_MS = 5_000;
const CITIES = '/content-manager/collection-types/api::city.city';
const LIST = '/api/cities?locale=en&sort=slug';

/** A hub that everybody asks for all sorts of things, while its PostgreSQL goes and comes back. */
export interface Outages {
  postgres: OwnPostgres;
  /** Has everybody ask and write; once all of them get what is right, does something, and has them stop. */
  whileAllAsk(work: () => Promise<void>): Promise<void>;
  /** Resolves once everything has been answered with what is right, asked from now on. */
  untilAllRight(): Promise<void>;
  /** Resolves once everything that needs the database has been refused, or these kinds of requests. */
  untilRefused(kinds?: readonly string[]): Promise<void>;
  /** Has everybody ask and write, while PostgreSQL goes and comes back. */
  survive(outage: { goes: () => Promise<void> | void; comesBack: () => Promise<void> | void }): Promise<void>;
  /** Expects everything to work soon, and answers to be kept again. */
  expectFullService(): Promise<void>;
  /** Writes the population of a city through the hub. */
  write(): Promise<boolean>;
  /** The population that is in the database. */
  readPopulation(): Promise<number | undefined>;
  /** Takes from a city what the hub knows of its languages, past the hub: only a back-fill gives it back. */
  removeVersions(): Promise<void>;
  /** Resolves once the city has them again. */
  untilCompleted(): Promise<void>;
  /** The numbers of the processes of PostgreSQL that serve the hub, or of that on which it listens. */
  findBackends(which?: { onlyChannel: boolean }): Promise<number[]>;
  /** Expects everything that was answered since the last call to be right, or 503. */
  expectNothingWrong(): void;
  end(): Promise<void>;
}

/** Starts a hub with two cities: one whose population is written through it, and one whose population is written past it. */
export async function startOutages(): Promise<Outages> {
  const hub = await startHubOnOwnPostgres();
  const { postgres, traffic, administrator } = hub;
  const { documentId: ownId } = await hub.post(`${CITIES}/actions/publish?locale=en`, city('own', 0));
  const { documentId: foreignId } = await hub.post(`${CITIES}/actions/publish?locale=en`, city('foreign', 0));
  traffic.replies.length = 0;

  const kinds = createKinds(hub);
  const everything = Object.keys(kinds);
  const own = createLedger({
    boundMs: 0,
    async write(population) {
      const path = `${CITIES}/${String(ownId)}/actions/publish?locale=en`;
      const body = city('own', population);
      return (await traffic.ask('writing', { method: 'POST', path, headers: administrator, body })).status === 200;
    },
  });
  const foreign = createLedger({
    boundMs: 1_000,
    async write(population) {
      const sql = 'UPDATE cities SET population = $1 WHERE document_id = $2';
      await postgres.ask(DATABASE, sql, [population, foreignId]);
      return true;
    },
  });

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
    for (;;) if ((await traffic.ask('kept list', { path: LIST })).headers['last-modified'] !== undefined) return;
  }

  const outages: Outages = {
    postgres,
    async whileAllAsk(work) {
      const stopAsking = traffic.keepAsking(kinds, [() => own.write(), () => foreign.write()]);
      await traffic.untilEach([...everything, 'writing'], isRight);
      await work();
      await stopAsking();
    },
    untilAllRight: () => traffic.untilEach(everything, isRight),
    // Kept entries too: nobody can know whether they are still true.
    untilRefused: (which = [...everything.filter((kind) => kind !== 'health'), 'writing']) =>
      traffic.untilEach(which, ({ status }) => status === 503),
    survive: ({ goes, comesBack }) =>
      outages.whileAllAsk(async () => {
        await goes();
        await outages.untilRefused();
        await comesBack();
        await outages.untilAllRight();
      }),
    async expectFullService() {
      expect(await untilBack()).toBeLessThan(BACK_MS);
      await untilKept();
    },
    write: () => own.write(),
    async readPopulation() {
      const sql = `SELECT max(population) AS population FROM cities WHERE slug = 'own'`;
      return (await postgres.ask<{ population: number }>(DATABASE, sql))[0]?.population;
    },
    async removeVersions() {
      await postgres.ask(DATABASE, 'DELETE FROM localization_versions WHERE entry = $1', [foreignId]);
    },
    async untilCompleted() {
      const sql = 'SELECT FROM localization_versions WHERE entry = $1';
      while ((await postgres.ask(DATABASE, sql, [foreignId])).length < LOCALES.length);
    },
    async findBackends({ onlyChannel } = { onlyChannel: false }) {
      const rows = await postgres.ask<{ pid: number }>(
        DATABASE,
        `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND query ~ $2`,
        [DATABASE, onlyChannel ? '^NOTIFY delivery' : '']
      );
      return rows.map(({ pid }) => pid);
    },
    expectNothingWrong() {
      expect(traffic.replies.flatMap((reply) => findWrong(reply, { own, foreign }))).toEqual([]);
      traffic.replies.length = 0;
    },
    end: () => hub.end(),
  };
  return outages;
}

const city = (slug: string, population: number) => ({ name: slug, slug, population, populationYear: 2011 });

/** What is asked for: from memory, with and without rights, and what only the database can answer, for which each address is new. */
function createKinds({ reader, administrator }: HubOnOwnPostgres): Record<string, () => Ask> {
  let count = 0;
  return {
    'kept list': () => ({ path: LIST }),
    'kept entry': () => ({ path: '/api/cities/foreign?locale=en' }),
    'kept page': () => ({ path: '/api/cities/own?locale=en&view=page' }),
    'head of a list': () => ({ path: LIST, method: 'HEAD' }),
    'list nobody asked for': () => ({ path: `${LIST}&filters[id][$gt]=-${++count}` }),
    'entry nobody asked for': () => ({ path: `/api/cities/own?locale=en&filters[id][$gt]=-${++count}` }),
    'unknown entry': () => ({ path: `/api/cities/nothing-${++count}` }),
    'list with a token': () => ({ path: LIST, headers: reader }),
    'list with a wrong token': () => ({ path: LIST, headers: { authorization: 'Bearer wrong' } }),
    'list in the admin panel': () => ({ path: `${CITIES}?locale=en&sort=slug`, headers: administrator }),
    administrator: () => ({ path: '/admin/users/me', headers: administrator }),
    readiness: () => ({ path: '/_ready' }),
    health: () => ({ path: '/_health' }),
  };
}

/** What is right where it is not 200. */
const RIGHT: Record<string, number> = { 'unknown entry': 404, 'list with a wrong token': 401, health: 204 };
const isRight = ({ kind, status }: Reply) => status === (RIGHT[kind] ?? 200);

interface Row {
  slug: string;
  population?: number;
}

/** @returns what is wrong with an answer, if anything */
function findWrong(reply: Reply, ledgers: { own: Ledger; foreign: Ledger }): string[] {
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
    return (slug === 'own' ? ledgers.own : ledgers.foreign).judge({ ...reply, value: population }) ?? [];
  });
}
