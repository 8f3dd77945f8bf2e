import { once } from 'node:events';
import { request as send, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { createContentWriter, writeSample, type ContentWriter, type Sample } from '../../../api/support/content';
import { startHub, type Hub } from '../../../support/hub';

/** A list whose entries lead to others. */
export const LIST = '/api/cities?locale=en&populate=country,topics&sort=name';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  /** What the status is called. */
  reason: string;
  headers: IncomingHttpHeaders;
  /** As they came, but for what the clock says (the date, and from when on `Last-Modified` is known) and the request's id. */
  timelessHeaders: string[];
  /** Packed, if it was. */
  body: Buffer;
}

/** Asks a hub for an address, by `GET` where no method is told. */
export type Ask = (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;

/** A hub with the sample content, and a client that sees each byte of its answers. */
export interface ReadHub {
  hub: Hub;
  writer: ContentWriter;
  ids: Sample;
  ask: Ask;
}

/** Boots it; its `hub` is to be stopped. */
export async function startReadHub(): Promise<ReadHub> {
  const hub = await startHub();
  const writer = createContentWriter(hub);
  const ids = await writeSample(writer);
  const { httpServer } = hub.strapi.server;
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  return { hub, writer, ids, ask: askAt((httpServer.address() as AddressInfo).port) };
}

/** What is the same each time an answer is sent. */
export const told = ({ status, reason, timelessHeaders, body }: Answer) => ({ status, reason, timelessHeaders, body });

const askAt =
  (port: number): Ask =>
  async (path, headers = {}, method = 'GET') => {
    const request = send({ port, path, headers, method });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode = 0, statusMessage = '', rawHeaders } = response;
    const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? `${name}: ${rawHeaders[index + 1]}` : []));
    return {
      status: statusCode,
      reason: statusMessage,
      headers: response.headers,
      timelessHeaders: pairs.filter((pair) => !/^(Date|Last-Modified|X-Request-Id|RateLimit):/.test(pair)),
      body: await buffer(response),
    };
  };
