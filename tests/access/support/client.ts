import type { AddressInfo } from 'node:net';

import type { Hub } from '../../support/hub';

export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed JSON, or undefined where the answer has none. */
  body:
    { data?: unknown; results?: unknown[]; error?: { name: string; message: string; details: unknown } } | undefined;
}

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  authorization?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Client = (request: Request) => Promise<Answer>;

/** A client that keeps its connection, for tests that ask thousands of questions. Ends with the hub. */
export async function createClient(hub: Hub): Promise<Client> {
  const server = hub.strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return async ({ method, path, authorization, body, headers }) => {
    const isForm = body instanceof FormData;
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : undefined };
  };
}
