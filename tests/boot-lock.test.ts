import { spawn } from 'node:child_process';
import path from 'node:path';

import { Client } from 'pg';

import { databaseUrl, dropDatabase, hubEnvironment } from './support/databases';

const ROOT = path.resolve(__dirname, '..');
const DATABASE = `test_boot_lock_${process.pid}`;

const client = new Client({ connectionString: databaseUrl('postgres') });

beforeAll(async () => {
  await client.connect();
  await client.query(`CREATE DATABASE ${DATABASE}`);
});
afterAll(async () => {
  await client.end();
  await dropDatabase(DATABASE);
});

/** Boots a node of the hub in a process of its own; resolves to its exit code and what it said. */
function bootNode(): Promise<{ code: number | null; output: string }> {
  const node = spawn(process.execPath, [path.join(ROOT, 'tests/support/boot-once.js')], {
    cwd: ROOT,
    env: { ...process.env, ...hubEnvironment(DATABASE) },
  });
  let output = '';
  node.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  node.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => node.on('exit', (code) => resolve({ code, output })));
}

describe('nodes of one hub that start at the same moment', () => {
  it('all come up on an empty database, and make each locale and role once', async () => {
    const nodes = await Promise.all([bootNode(), bootNode(), bootNode()]);
    expect(nodes).toEqual(nodes.map(() => ({ code: 0, output: '' })));

    const database = new Client({ connectionString: databaseUrl(DATABASE) });
    await database.connect();
    try {
      for (const table of ['i18n_locale', 'admin_roles']) {
        const { rows } = await database.query(`SELECT code FROM ${table} GROUP BY code HAVING count(*) > 1`);
        expect(rows).toEqual([]);
      }
    } finally {
      await database.end();
    }
  });
});
