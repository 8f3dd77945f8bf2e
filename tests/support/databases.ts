import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { Client } from 'pg';

/**
 * What a test's database starts with:
 * `empty` has every table, locale and role; `seeded` has the content of database/seeds on top;
 * `localization` has the tables of another, small hub, whose content types have every kind of field and relation.
 */
export type Template = 'empty' | 'seeded' | 'localization';

const ROOT = path.resolve(__dirname, '../..');

/** The folders of the hub that runs on a template: its own, and the one with what Strapi loads. */
export function foldersOf(template: Template): { appDir: string; distDir: string } {
  if (template !== 'localization') return { appDir: ROOT, distDir: path.join(ROOT, 'dist') };
  // It is plain JavaScript: nothing to compile but the plugin it takes from dist.
  const dir = path.join(ROOT, 'tests/plugins/localization/hub');
  return { appDir: dir, distDir: dir };
}

function fromGlobalSetup(name: 'TEST_POSTGRES_URL' | 'TEST_PUBLIC_DIR'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests run through \`npm test\``);
  return value;
}

/** Where the run's throw-away PostgreSQL listens. */
const serverUrl = () => fromGlobalSetup('TEST_POSTGRES_URL');

export const databaseUrl = (name: string) => Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;

/** Variables of a hub on one database of the run. */
export function hubEnvironment(database: string): Record<string, string> {
  const secret = 'a-secret-for-tests-only';
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    HOST: '127.0.0.1',
    // All tests of a file are one client.
    RATE_LIMIT: '1000000',
    DATABASE_URL: databaseUrl(database),
    PUBLIC_DIR: fromGlobalSetup('TEST_PUBLIC_DIR'),
    MAIL_DIR: path.join(fromGlobalSetup('TEST_PUBLIC_DIR'), '../mail', database),
    APP_KEYS: secret,
    API_TOKEN_SALT: secret,
    ADMIN_JWT_SECRET: secret,
    TRANSFER_TOKEN_SALT: secret,
    ENCRYPTION_KEY: secret,
    JWT_SECRET: secret,
  };
}

/** Creates a database of a test's own, as a copy of a template; makes the template first where no test has asked for it yet. */
export async function createDatabase(template: Template): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  await withClient(async (client) => {
    await ensureTemplate(client, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE template_${template}`);
  });
  return name;
}

export async function dropDatabase(name: string): Promise<void> {
  await withClient((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** Does something that only one worker of the run may do at a time; the others wait for their turn. */
export async function inTurn<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  return withClient(async (client) => {
    // Given back when the session ends, whatever happens.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    return act();
  });
}

/** Workers ask at the same time; an advisory lock lets one make the template while the others wait. */
async function ensureTemplate(client: Client, template: Template): Promise<void> {
  const name = `template_${template}`;
  await client.query('SELECT pg_advisory_lock(hashtext($1))', ['test templates']);
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const draft = `making_${name}`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    if (template !== 'seeded') {
      await client.query(`CREATE DATABASE ${draft}`);
      const { appDir, distDir } = foldersOf(template);
      runHubScript(['tests/support/boot-once.js', appDir, distDir], draft);
    } else {
      // Advisory locks of one session nest, so this takes the lock again.
      await ensureTemplate(client, 'empty');
      await client.query(`CREATE DATABASE ${draft} TEMPLATE template_empty`);
      runHubScript(['dist/scripts/seed.js'], draft);
    }
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', ['test templates']);
  }
}

function runHubScript([script = '', ...args]: string[], database: string): void {
  execFileSync(process.execPath, [path.join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...hubEnvironment(database) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function withClient<Result>(use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
