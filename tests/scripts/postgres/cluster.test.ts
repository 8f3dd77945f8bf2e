import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';

import { startCluster, type Cluster } from '../../../scripts/postgres/cluster';
import { createTemporaryDir } from '../../support/checkout';

let dir: string;
let homeDir: string;
let clusters: Cluster[];

beforeEach(() => {
  dir = createTemporaryDir();
  homeDir = path.join(dir, 'postgres');
  clusters = [];
});
afterEach(async () => {
  await clusters.at(-1)?.stopUnlessInUse();
  for (const cluster of clusters) rmSync(cluster.dir, { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
});

async function start(): Promise<Cluster> {
  const cluster = await startCluster({ homeDir });
  clusters.push(cluster);
  return cluster;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

it('is created once, also where several ask for it at the same time', async () => {
  const [first, second, third] = await Promise.all([start(), start(), start()]);
  await Promise.all([first, second, third].map((cluster) => cluster.ensureDatabase('hub')));
  await query(first.url('hub'), 'CREATE TABLE city (name text)');
  expect(await query(second.url('hub'), 'SELECT * FROM city')).toEqual([]);
  expect(third.url('hub')).toBe(first.url('hub'));
});

it('stays while a program is connected that did not start it', async () => {
  const cluster = await start();
  const guest = new Client({ connectionString: cluster.url('postgres').replace(/application_name=.*/, '') });
  await guest.connect();
  await cluster.stopUnlessInUse();
  expect((await guest.query('SELECT 1')).rowCount).toBe(1);
  await guest.end();
  await (await start()).stop();
  await expect(query(cluster.url('postgres'), 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

it('sorts text by the rules of its language and knows the extensions the hub uses', async () => {
  const cluster = await start();
  const sorted = await query(
    cluster.url('postgres'),
    `SELECT string_agg(name, ' ' ORDER BY name COLLATE "hr-x-icu") AS names
     FROM (VALUES ('Lom'), ('Lješ'), ('Džep'), ('Dubrovnik'), ('Čačak'), ('Cetinje')) AS place (name)`
  );
  expect(sorted).toEqual([{ names: 'Cetinje Čačak Dubrovnik Džep Lom Lješ' }]);
  const extensions = "SELECT name FROM pg_available_extensions WHERE name IN ('unaccent', 'pg_trgm', 'btree_gin')";
  expect(await query(cluster.url('postgres'), extensions)).toHaveLength(3);
});

it('that cannot start says why, with the end of its log', async () => {
  const cluster = await start();
  await cluster.stop();
  rmSync(path.join(homeDir, 'cluster/data/global/pg_control'));
  await expect(startCluster({ homeDir })).rejects.toThrow(/did not start[^]*postgres\.log:[^]*global\/pg_control/);
  rmSync(path.join(homeDir, 'cluster'), { recursive: true });
});

it('lies where its user can enter the folder, and is found there again', async () => {
  mkdirSync(homeDir);
  chmodSync(dir, 0o700);
  const first = await start();
  // PostgreSQL's user is another one only where the tests run as root, whose closed folder it cannot enter.
  const isElsewhere = process.getuid?.() === 0;
  expect(first.dir.startsWith('/var/lib/cities-hub/')).toBe(isElsewhere);
  expect(first.dir.startsWith(homeDir)).toBe(!isElsewhere);
  await first.ensureDatabase('hub');
  await query(first.url('hub'), 'CREATE TABLE city (name text)');
  await first.stop();

  // Where the folder has become reachable since, the data stays where it is.
  chmodSync(dir, 0o755);
  const second = await start();
  expect(second.dir).toBe(first.dir);
  expect(await query(second.url('hub'), 'SELECT * FROM city')).toEqual([]);
});
