import { once } from 'node:events';
import { request as send, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { checkoutIn, createTemporaryDir, type Command } from '../../../support/checkout';
import { hubEnvironment } from '../../../support/databases';
import type { Hub } from '../../../support/hub';

export interface Answer {
  /** When it was asked for, by `performance.now()`. */
  sentAt: number;
  status: number;
  headers: IncomingHttpHeaders;
  /** Unpacked. */
  text: string;
}

/** A node of a hub, as its readers see it. */
export interface Node {
  ask(path: string, options?: { method?: string; headers?: Record<string, string>; body?: object }): Promise<Answer>;
}

/** A node in a process of its own, and what that prints. */
export type StartedNode = Node & Pick<Command, 'output' | 'prints'>;

/** Each request has a connection of its own: a write can take longer than a node keeps an idle one. */
function nodeAt(port: number): Node {
  return {
    async ask(address, { method = 'GET', headers = {}, body } = {}) {
      const sentAt = performance.now();
      const type = body && { 'content-type': 'application/json' };
      const options = { port, host: '127.0.0.1', path: address, method, agent: false };
      const request = send({ ...options, headers: { ...headers, ...type } });
      request.end(body && JSON.stringify(body));
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      const { statusCode: status = 0, headers: answered } = response;
      const text = unpack(await buffer(response), answered['content-encoding']).toString();
      return { sentAt, status, headers: answered, text };
    },
  };
}

function unpack(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes;
  if (encoding === 'gzip') return gunzipSync(bytes);
  return encoding === 'br' ? brotliDecompressSync(bytes) : bytes;
}

/** The node in the test's own process. */
export async function ownNode(hub: Hub): Promise<Node> {
  const { httpServer } = hub.strapi.server;
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  return nodeAt((httpServer.address() as AddressInfo).port);
}

/** Starts further nodes on a hub's database, each in a process of its own. */
export function startNodes({ databaseUrl }: Pick<Hub, 'databaseUrl'>) {
  const place = checkoutIn(createTemporaryDir());
  return {
    async start(environment: Record<string, string> = {}): Promise<StartedNode> {
      const database = new URL(databaseUrl).pathname.slice(1);
      const command = place.run([process.execPath, path.join(__dirname, 'serve.js')], {
        ...hubEnvironment(database),
        ...environment,
      });
      await command.prints(';');
      return {
        ...nodeAt(Number(/port (\d+);/.exec(command.output())?.[1])),
        output: () => command.output(),
        prints: (text) => command.prints(text),
      };
    },
    stop: () => place.remove(),
  };
}
