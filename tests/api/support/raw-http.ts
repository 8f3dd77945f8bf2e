import { once } from 'node:events';
import { createConnection } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  /** In their order, but for those that are this moment's, or this request's. */
  headers: string[];
  body: string;
}

const OF_THE_MOMENT = /^(Connection|Date|Last-Modified|RateLimit[\w-]*|Transfer-Encoding|X-Request-Id):/i;

/**
 * Sends a request that no HTTP client would write, and reads until the hub ends the connection.
 *
 * @param head - the request line and headers; `Host`, `Connection` and the empty line that ends them are added
 * @param body - with `Content-Length`, which is added
 * @returns undefined where the hub ends the connection without a word
 */
export async function sendRaw(
  port: number,
  { head, body, isHostLeftOut }: { head: readonly string[]; body?: string | undefined; isHostLeftOut?: boolean }
): Promise<RawAnswer | undefined> {
  const [line = '', ...headers] = head;
  const length = body === undefined ? [] : [`Content-Length: ${body.length}`];
  const host = isHostLeftOut ? [] : ['Host: hub.example.org'];
  const lines = [line, ...host, 'Connection: close', ...length, ...headers, '', body ?? ''];
  const socket = createConnection({ port, host: '127.0.0.1' });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(lines.join('\r\n'), 'latin1');
  await once(socket, 'close');
  return parse(Buffer.concat(chunks).toString('latin1'));
}

function parse(answer: string): RawAnswer | undefined {
  const text = answer.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...headers] = head.split('\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(line) ?? [];
  if (status === undefined) return undefined;
  return {
    status: Number(status),
    headers: headers.filter((header) => !OF_THE_MOMENT.test(header)),
    body: rest.join('\r\n\r\n'),
  };
}
