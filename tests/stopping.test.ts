import { once } from 'node:events';
import { Agent, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { documentsOf } from './support/documents';
import { startHub, type Hub } from './support/hub';

const NAMES = Array.from({ length: 20 }, (_, number) => `Topic ${number}`);

/** Notes the names of topics that those who listen are told of. */
function noteNames({ strapi }: Hub): unknown[] {
  const heardOf: unknown[] = [];
  strapi.eventHub.on('entry.create', ({ entry }: { entry: { name: string } }) => {
    heardOf.push(entry.name);
    return Promise.resolve();
  });
  return heardOf;
}

it('a hub that stops has told those who listen of all that was written', async () => {
  const hub = await startHub('empty', { DATABASE_POOL_MAX: '2' });
  const heardOf = noteNames(hub);

  for (const name of NAMES) await documentsOf(hub, 'topic').create({ locale: 'en', data: { name } });
  await hub.stop();

  expect(heardOf.sort()).toEqual(NAMES.toSorted());
});

interface Pool {
  acquireConnection(): Promise<object>;
  releaseConnection(connection: object): Promise<void>;
}

it('a hub that stops lets those end who are there, tells of what they have written, and takes nobody else', async () => {
  const hub = await startHub();
  const heardOf = noteNames(hub);
  const { httpServer } = hub.strapi.server;
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  const { port } = httpServer.address() as AddressInfo;
  // One connection, which is used for one request after the other.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  async function ask(): Promise<number | undefined> {
    const request = send({ port, agent, path: '/_health' }).end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await text(response);
    return response.statusCode;
  }
  expect(await ask()).toBe(204);

  // Somebody is still asking the database.
  const pool = hub.strapi.db.connection.client as Pool;
  const connection = await pool.acquireConnection();
  const stopped = hub.stop();
  let refusal: string | undefined;
  while (refusal !== 'ECONNREFUSED') await ask().catch(({ code }: { code: string }) => (refusal = code));

  await documentsOf(hub, 'topic').create({ locale: 'en', data: { name: 'The last' } });
  await pool.releaseConnection(connection);
  await stopped;
  agent.destroy();
  expect(heardOf).toEqual(['The last']);
});
