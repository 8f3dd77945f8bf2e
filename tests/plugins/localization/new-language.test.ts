import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { Client } from 'pg';

import { createDatabase, databaseUrl, dropDatabase, hubEnvironment } from '../../support/databases';

const ROOT = path.resolve(__dirname, '../../..');

let database: string;
let client: Client;

beforeAll(async () => {
  database = await createDatabase('empty');
  client = new Client({ connectionString: databaseUrl(database) });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await dropDatabase(database);
});

const localeCodes = async (): Promise<string[]> => {
  const { rows } = await client.query<{ code: string }>('SELECT code FROM i18n_locale ORDER BY code');
  return rows.map(({ code }) => code);
};

it('is there after the next start of a hub that has been in use, and super administrators have it', async () => {
  const all = await localeCodes();
  // As the hub was before the registry had Montenegrin.
  await client.query(`DELETE FROM i18n_locale WHERE code = 'cnr'`);
  await client.query(
    `UPDATE admin_permissions SET properties = jsonb_set(properties, '{locales}', '["en"]') WHERE properties ? 'locales'`
  );

  await promisify(execFile)(process.execPath, [path.join(ROOT, 'tests/support/boot-once.js')], {
    cwd: ROOT,
    env: { ...process.env, ...hubEnvironment(database) },
  });

  expect(await localeCodes()).toEqual(all);
  const { rows } = await client.query<{ locales: string[] }>(
    `SELECT DISTINCT permission.properties -> 'locales' AS locales
     FROM admin_permissions AS permission
     JOIN admin_permissions_role_lnk AS link ON link.permission_id = permission.id
     JOIN admin_roles AS role ON role.id = link.role_id
     WHERE role.code = 'strapi-super-admin' AND permission.properties ? 'locales'`
  );
  expect(rows.map(({ locales }) => locales.toSorted())).toEqual([all]);
});
