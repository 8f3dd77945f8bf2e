import { once } from 'node:events';
import { request as send, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { checkoutIn, createTemporaryDir, type Command } from '../../../support/checkout';
import { hubEnvironment } from '../../../support/databases';
import type { Hub } from '../../../support/hub';

export interface Answer {
  /** When it was asked for, by `performance.now()`. */
  sentAt: number;
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A node of a hub, as its readers see it. */
export interface Node {
  ask(path: string, options?: { method?: string; headers?: Record<string, string> }): Promise<Answer>;
}

/** A node in a process of its own, and what that prints. */
export type StartedNode = Node & Pick<Command, 'output' | 'prints'>;

/** Each request has a connection of its own: a write can take longer than a node keeps an idle one. */
function nodeAt(port: number): Node {
  return {
    async ask(address, { method = 'GET', headers = {} } = {}) {
      const sentAt = performance.now();
      const request = send({ port, host: '127.0.0.1', path: address, method, headers, agent: false });
      request.end();
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return { sentAt, status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
    },
  };
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
