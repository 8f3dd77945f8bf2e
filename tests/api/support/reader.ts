import { once } from 'node:events';
import { Agent, get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { Hub } from '../../support/hub';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A client that keeps its connections, for tests that send thousands of requests. */
export type Reader = (path: string, headers?: Record<string, string>) => Promise<Answer>;

export async function createReader(hub: Hub): Promise<Reader> {
  const { httpServer } = hub.strapi.server;
  if (!httpServer.listening) {
    httpServer.listen(0, '127.0.0.1');
    await once(httpServer, 'listening');
  }
  const origin = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  const agent = new Agent({ keepAlive: true });
  return async (path, headers = {}) => {
    const request = get(new URL(path, origin), { agent, headers });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode as number, headers: response.headers, text: await text(response) };
  };
}

/** Sends requests a few at a time, and gives the answers in their order. */
export async function readAll(read: Reader, paths: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const atOnce = 8;
  for (let start = 0; start < paths.length; start += atOnce) {
    answers.push(...(await Promise.all(paths.slice(start, start + atOnce).map((path) => read(path)))));
  }
  return answers;
}
