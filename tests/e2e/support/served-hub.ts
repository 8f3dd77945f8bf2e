import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { createDatabase, databaseUrl, dropDatabase, hubEnvironment, type Template } from '../../support/databases';
import { findFreePort } from '../../support/free-port';

/** The real hub in a process of its own, as a browser meets it. */
export interface ServedHub {
  url: string;
  databaseUrl: string;
  /** Ends the process, does something while there is none, and serves the same database at the same address again. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** @throws Error where the hub ends before it serves; its own output says why */
export async function serveHub(template: Template): Promise<ServedHub> {
  const database = await createDatabase(template);
  const port = await findFreePort();
  let end = await startProcess({ database, port });

  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: databaseUrl(database),
    async restart(meanwhile) {
      await end();
      await meanwhile();
      end = await startProcess({ database, port });
    },
    async stop() {
      await end();
      await dropDatabase(database);
    },
  };
}

/** @returns what ends the process */
async function startProcess({ database, port }: { database: string; port: number }): Promise<() => Promise<void>> {
  const hub = fork(path.join(__dirname, 'serve.js'), {
    env: { ...process.env, ...hubEnvironment(database), PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(hub, 'exit');
  const isReady = await Promise.race([once(hub, 'message').then(() => true), ended.then(() => false)]);
  if (!isReady) throw new Error('The hub ended before it was ready.');
  return async () => {
    hub.disconnect();
    await ended;
  };
}
