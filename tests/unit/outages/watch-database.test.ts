import { watchDatabase, type DatabaseWatch } from '../../../src/outages/watch-database';

const NEVER_MS = 3_600_000;

/** How long it takes the database to take a connection, and to answer on one. */
const database = { connectMs: 0, answerMs: 0 };
let connections: { isClosed: boolean }[] = [];

const mockAfter = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

jest.mock('pg', () => ({
  Client: class {
    isClosed = false;
    connection = { stream: { destroy: () => (this.isClosed = true) } };
    constructor() {
      connections.push(this);
    }
    on() {}
    connect = () => mockAfter(database.connectMs);
    query = () => mockAfter(database.answerMs);
    end = () => Promise.resolve();
  },
}));

// Jest has no say in the time of Node's own promises.
jest.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, value: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      };
      const giveUp = () => {
        end();
        reject(new Error('aborted'));
      };
      const timer = setTimeout(() => {
        end();
        resolve(value);
      }, ms);
      signal.addEventListener('abort', giveUp);
    }),
}));

let watch: DatabaseWatch;
let told: string[];

beforeEach(async () => {
  jest.useFakeTimers();
  Object.assign(database, { connectMs: 0, answerMs: 0 });
  connections = [];
  told = [];
  watch = watchDatabase({
    connection: {},
    onConnectionsDead: () => told.push('dead'),
    onHung: () => told.push('hung'),
    onHungNoMore: () => told.push('hung no more'),
    onBack: () => told.push('back'),
  });
  await jest.advanceTimersByTimeAsync(500);
});
afterEach(async () => {
  const stopped = watch.stop();
  await jest.advanceTimersByTimeAsync(NEVER_MS);
  await stopped;
  jest.useRealTimers();
});

const openOnes = () => connections.flatMap(({ isClosed }, index) => (isClosed ? [] : [index]));

it('a database that answers late, and takes new connections later still, is slow but there: nobody is told anything', async () => {
  Object.assign(database, { connectMs: 2_000, answerMs: 2_000 });
  await jest.advanceTimersByTimeAsync(20_000);
  Object.assign(database, { connectMs: 0, answerMs: 0 });
  await jest.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
  expect(openOnes()).toEqual([0]);
});

it('a database that answers late and takes new connections keeps the one it had', async () => {
  Object.assign(database, { connectMs: 0, answerMs: 1_600 });
  await jest.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual([]);
  expect(openOnes()[0]).toBe(0);
});

it('a database that answers nobody for 3 seconds hangs, until it answers', async () => {
  Object.assign(database, { connectMs: NEVER_MS, answerMs: NEVER_MS });
  await jest.advanceTimersByTimeAsync(500 + 2_900);
  expect(told).toEqual([]);
  await jest.advanceTimersByTimeAsync(200);
  expect(told).toEqual(['dead', 'hung']);
  Object.assign(database, { connectMs: 0, answerMs: 0 });
  await jest.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual(['dead', 'hung', 'hung no more', 'back']);
});
