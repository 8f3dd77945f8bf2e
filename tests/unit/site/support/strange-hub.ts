import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What answers in a hub's place, also as no hub does while somebody looks. */
export interface StrangeHub {
  /** Without a slash at its end. */
  url: string;
  stop: () => Promise<void>;
}

/** @param answer - answers each request; asked for every connection anew */
export async function startStrangeHub(
  answer: (request: IncomingMessage, response: ServerResponse) => void
): Promise<StrangeHub> {
  const server = createServer((request, response) => {
    response.setHeader('Connection', 'close');
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Begins an answer and ends the connection in the middle of it. */
export function dieInTheMiddle(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Length': '1000', ETag: '"half"' });
  response.write('{"data":', () => response.destroy());
}
