import path from 'node:path';

import { Client } from 'pg';

import { createMember } from '../access/support/people';
import { databaseUrl } from '../support/databases';
import { startHub, type Hub } from '../support/hub';

import { createToken } from './support/tokens';

let hub: Hub;
let admin: Client;
let database: string;

beforeAll(async () => {
  hub = await startHub('empty', { REST_MAX_STATEMENT_MS: '1000' });
  database = path.basename(new URL(hub.databaseUrl).pathname);
  admin = new Client({ connectionString: databaseUrl('postgres') });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await hub.stop();
});

const notReady = (reason: string) => ({
  data: null,
  error: { status: 503, name: 'ServiceUnavailableError', message: expect.any(String), details: { reason } },
});

/** Holds a lock on a table while something is tried. */
async function whileLocked(table: string, attempt: () => Promise<void>): Promise<void> {
  const holder = new Client({ connectionString: hub.databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    await attempt();
  } finally {
    await holder.end();
  }
}

/** Connections that are open stay so. */
async function whileNoConnectionIsTaken(attempt: () => Promise<void>): Promise<void> {
  await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
  try {
    await attempt();
  } finally {
    await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
  }
}

const whileUnreachable = (attempt: () => Promise<void>): Promise<void> =>
  whileNoConnectionIsTaken(async () => {
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
    await attempt();
  });

describe('/_health', () => {
  it('answers 204 while the process is up, whatever the database does', async () => {
    await hub.request.get('/_health').expect(204);
    await whileUnreachable(async () => {
      await hub.request.get('/_health').expect(204);
    });
  });
});

describe('/_ready', () => {
  it('answers 200 where the hub can serve, and is never cached', async () => {
    const { body, headers } = await hub.request.get('/_ready').expect(200);
    expect(body).toEqual({ status: 'ready' });
    expect(headers['cache-control']).toBe('no-store');
    await hub.request.head('/_ready').expect(200);
  });

  it('answers 503 while the database cannot be reached, and 200 as soon as it can', async () => {
    await whileUnreachable(async () => {
      const { body, headers } = await hub.request.get('/_ready').expect(503);
      expect(body).toEqual(notReady('database unreachable'));
      expect(headers['cache-control']).toBe('no-store');
    });
    await hub.request.get('/_ready').expect(200);
  });

  it('answers 503 in time while the database hangs, to many probes at once, and 200 afterwards', async () => {
    await whileLocked('strapi_migrations', async () => {
      const startedAt = Date.now();
      const answers = await Promise.all(Array.from({ length: 30 }, () => hub.request.get('/_ready').expect(503)));
      for (const { body } of answers) expect(body).toEqual(notReady('database does not answer'));
      expect(Date.now() - startedAt).toBeLessThan(10_000);
    });
    await hub.request.get('/_ready').expect(200);
  });

  it('answers 503 while a migration is pending', async () => {
    const { rows } = await hub.strapi.db.connection.raw(
      'SELECT name FROM strapi_migrations_internal ORDER BY id DESC LIMIT 1'
    );
    const { name } = rows[0] as { name: string };
    await hub.strapi.db.connection('strapi_migrations_internal').where({ name }).delete();
    const { body } = await hub.request.get('/_ready').expect(503);
    expect(body).toEqual(notReady('migrations pending'));

    await hub.strapi.db.connection('strapi_migrations_internal').insert({ name, time: new Date() });
    await hub.request.get('/_ready').expect(200);
  });
});

describe('a read while the database fails', () => {
  it('is answered with 503 whoever asks, and tells nothing of the database', async () => {
    const token = await createToken(hub, 'read-only');
    await whileUnreachable(async () => {
      for (const headers of [{}, token, { authorization: 'Bearer no-such-token' }]) {
        const { body, text, headers: answered } = await hub.request.get('/api/cities').set(headers).expect(503);
        expect(answered).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
        expect(body).toEqual(notReady('database unreachable'));
        expect(text).not.toMatch(/select|postgres|127\.0\.0\.1|node_modules|\bat /i);
      }
    });
    await hub.request.get('/api/cities').expect(200);
    await hub.request.get('/api/cities').set({ authorization: 'Bearer no-such-token' }).expect(401);
  });

  it('is answered with 503 where it cannot be looked up in time who asks', async () => {
    const token = await createToken(hub, 'read-only');
    const { authorization } = await createMember(hub);
    const callers = [token, { authorization }, { authorization: 'Bearer no-such-token' }];
    await whileLocked('strapi_api_tokens, up_users', async () => {
      const answers = await Promise.all(callers.map((caller) => hub.request.get('/api/cities').set(caller)));
      for (const { status, body, headers } of answers) {
        expect([status, body]).toEqual([503, notReady('database does not answer')]);
        expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
      }
    });
    await hub.request.get('/api/cities').set(token).expect(200);
  });

  it('is answered with 503 where who asks cannot be looked up in time, and the statement cannot even be stopped', async () => {
    const token = await createToken(hub, 'read-only');
    await whileLocked('strapi_api_tokens', () =>
      whileNoConnectionIsTaken(async () => {
        const { body } = await hub.request.get('/api/cities').set(token).expect(503);
        expect(body).toEqual(notReady('database unreachable'));
      })
    );
    await hub.request.get('/api/cities').set(token).expect(200);
  });

  it('is given up where it takes too long, and the statement is stopped', async () => {
    await whileLocked('cities', async () => {
      // Nobody has asked for it yet, so it is not in memory.
      const { body, headers } = await hub.request.get('/api/cities?sort=slug').expect(503);
      // The next time it will take as long.
      expect(headers).not.toHaveProperty('retry-after');
      expect(body).toMatchObject({ data: null, error: { status: 503, name: 'ServiceUnavailableError' } });
      // PostgreSQL stops it a moment after it was told to; if it did not, the lock would keep it waiting for good.
      const isReading = async () =>
        (
          await admin.query(
            `SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND state = 'active' AND query LIKE '%from "cities"%'`,
            [database]
          )
        ).rowCount !== 0;
      while (await isReading());
    });
    await hub.request.get('/api/cities').expect(200);
  });
});
