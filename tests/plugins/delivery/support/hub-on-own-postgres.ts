import path from 'node:path';

import { ADMINISTRATOR } from '../../../support/administrator';
import { checkoutIn, createTemporaryDir } from '../../../support/checkout';
import { hubEnvironment } from '../../../support/databases';
import { startOwnPostgres, type OwnPostgres } from '../../../support/own-postgres';

import { createTraffic, type Traffic } from './traffic';

/** The name of the hub's database. */
export const DATABASE = 'hub';

/** The header by which somebody is known. */
export type Credentials = { authorization: string };

/** A hub in a process of its own, on a PostgreSQL that can be taken away from it. */
export interface HubOnOwnPostgres {
  postgres: OwnPostgres;
  traffic: Traffic;
  administrator: Credentials;
  /** An API token that may read everything. */
  reader: Credentials;
  /**
   * Sends something as the administrator.
   *
   * @returns the `data` of the answer
   * @throws Error for an answer that is none of success
   */
  post(address: string, body: object): Promise<Record<string, unknown>>;
  end(): Promise<void>;
}

/** Starts both, empty but for an administrator and a token. */
export async function startHubOnOwnPostgres(): Promise<HubOnOwnPostgres> {
  const postgres = await startOwnPostgres();
  await postgres.ask('postgres', `CREATE DATABASE ${DATABASE}`);
  const place = checkoutIn(createTemporaryDir());
  const hub = place.run([process.execPath, path.join(__dirname, 'serve.js')], {
    ...hubEnvironment(DATABASE),
    DATABASE_URL: postgres.url(DATABASE),
  });
  await hub.prints(';');
  const traffic = createTraffic(Number(/port (\d+);/.exec(hub.output())?.[1]));

  const send = async (address: string, body: object, headers: Record<string, string>) => {
    const { status, text } = await traffic.ask('setup', { method: 'POST', path: address, headers, body });
    if (status >= 300) throw new Error(`${address}: ${status} ${text}`);
    return (JSON.parse(text) as { data: Record<string, unknown> }).data;
  };
  const administrator = bearer((await send('/admin/register-admin', ADMINISTRATOR, {})).token);
  const tokenOptions = { name: 'reader', description: '', type: 'read-only', lifespan: null, permissions: null };
  const reader = bearer((await send('/admin/api-tokens', tokenOptions, administrator)).accessKey);

  return {
    postgres,
    traffic,
    administrator,
    reader,
    post: (address, body) => send(address, body, administrator),
    async end() {
      traffic.close();
      hub.interrupt('SIGKILL');
      await postgres.end();
      place.remove();
    },
  };
}

const bearer = (token: unknown): Credentials => ({ authorization: `Bearer ${String(token)}` });
