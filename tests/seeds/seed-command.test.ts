import { Client } from 'pg';

import { LOCALE_CODES } from '../../src/locales';
import { startCommand } from '../support/compiled-command';
import { createDatabase, dropDatabase, hubEnvironment } from '../support/databases';

/** A published entry has a draft and a published version in each language. */
const ROWS_PER_ENTRY = 2 * LOCALE_CODES.length;

let database: string;
beforeEach(async () => {
  database = await createDatabase('empty');
});
afterEach(() => dropDatabase(database));

const useSeededDatabase = async () => {
  await dropDatabase(database);
  database = await createDatabase('seeded');
};

const startSeeding = (args: string[], variables?: Record<string, string>) =>
  startCommand({ script: 'seed', args, database, variables });

const runSeeding = (args: string[], variables?: Record<string, string>) => startSeeding(args, variables).end;

async function query<Row>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: hubEnvironment(database).DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

const countVersions = async () => {
  const [row] = await query<{ count: string }>(
    ['cities', 'countries', 'events', 'grants', 'networks', 'partners', 'regions', 'resources', 'topics']
      .map((table) => `SELECT document_id, locale, published_at IS NULL FROM ${table}`)
      .join(' UNION ALL ')
      .replace(/^(.*)$/s, 'SELECT count(*) FROM ($1) versions')
  );
  return Number(row?.count);
};

it('killed in the middle, is completed by the next run, without anything twice', async () => {
  const { child, end } = startSeeding([]);
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('10 %')) resolve();
    });
  });
  child.kill('SIGKILL');
  await end;
  const halfway = await countVersions();
  expect(halfway).toBeGreaterThan(0);
  // What is remembered as written is there in all languages, and nothing else is.
  const remembered = await query(`SELECT key FROM strapi_core_store_settings WHERE key LIKE 'core_seeding_entry:%'`);
  expect(halfway).toBe(ROWS_PER_ENTRY * remembered.length);

  const { exitCode, output } = await runSeeding([]);
  expect(exitCode).toBe(0);
  const [, entries = 0, created = 0, unchanged = 0] = (
    /Seeded: (\d+) entries: (\d+) versions created, 0 updated, (\d+) unchanged/.exec(output) ?? []
  ).map(Number);
  expect(unchanged).toBeGreaterThan(0);
  expect(await countVersions()).toBe(ROWS_PER_ENTRY * entries);
  const names = await query<{ name: string }>('SELECT name FROM files');
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);

  const again = await runSeeding([]);
  expect(again.output).toContain(
    `Seeded: ${entries} entries: 0 versions created, 0 updated, ${created + unchanged} unchanged`
  );
});

it('says what it would do, and does not, with --dry-run', async () => {
  const { exitCode, output } = await runSeeding(['--dry-run'], { NODE_ENV: 'production' });
  expect(exitCode).toBe(0);
  expect(output).toMatch(/^ {2}would create media\/coast\.svg$/m);
  expect(output).toMatch(/^ {2}would create city\/durres \(en, sq, mk, sr-Cyrl, bs, hr, cnr\)$/m);
  expect(await countVersions()).toBe(0);
});

it('adds synthetic entries, and removes them', async () => {
  await useSeededDatabase();
  const before = await countVersions();
  const loading = await runSeeding(['--load', '3']);
  expect(loading.output).toContain('Added synthetic entries: 1 partner, 1 city, 1 grant, 3 event, 1 resource');
  expect(await countVersions()).toBe(before + 7 * ROWS_PER_ENTRY);
  const records = `SELECT locale FROM localization_versions WHERE entry LIKE 'sample%'`;
  expect(await query(records)).toHaveLength(7 * LOCALE_CODES.length);
  const unloading = await runSeeding(['--unload', '--yes']);
  expect(unloading.output).toContain('Removed synthetic entries: 1 partner, 1 city, 1 grant, 3 event, 1 resource');
  expect(await countVersions()).toBe(before);
  expect(await query(records)).toEqual([]);
});

it('refuses to write in production, and says how to allow it', async () => {
  for (const args of [[], ['--load', '5'], ['--unload', '--yes']]) {
    const { exitCode, output } = await runSeeding(args, { NODE_ENV: 'production' });
    expect(exitCode).toBe(1);
    expect(output).toContain('ALLOW_SEED=1');
  }
  expect(await countVersions()).toBe(0);
});

it('explains itself without a database', async () => {
  const { exitCode, output } = await runSeeding(['--help'], { DATABASE_URL: '' });
  expect(exitCode).toBe(0);
  expect(output).toContain('--load <events>');
});

it('answers arguments that make no sense with exit code 2', async () => {
  for (const args of [['--lod', '5'], ['--load', '-5'], ['--unload']]) {
    const { exitCode, output } = await runSeeding(args, { DATABASE_URL: '' });
    expect(exitCode).toBe(2);
    expect(output).toContain('Usage: npm run seed');
  }
});
