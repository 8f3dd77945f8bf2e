import { once } from 'node:events';
import { Agent, request as send, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** A request of a kind, such as a list that is kept. */
export interface Ask {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: object;
}

/** What a hub answered, the status 0 where it closed the connection without an answer; `sentAt` and `receivedAt` by `performance.now()`. */
export interface Reply {
  kind: string;
  sentAt: number;
  receivedAt: number;
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** So that the machine has time for the hub too. */
const PAUSE_MS = 50;

export interface Traffic {
  /** Asks once. */
  ask(kind: string, ask: Ask): Promise<Reply>;
  /** Everything that was answered so far. */
  replies: Reply[];
  /** Begins to ask for each kind again and again, until the returned function is called. */
  keepAsking(kinds: Record<string, () => Ask>, alsoDo: (() => Promise<unknown>)[]): () => Promise<void>;
  /** Resolves once each of these kinds has been answered so, to what was asked from now on. */
  untilEach(kinds: readonly string[], isSo: (reply: Reply) => boolean): Promise<void>;
  close(): void;
}

/** Asks a hub over connections that stay open, as browsers and proxies keep them. */
export function createTraffic(port: number): Traffic {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const replies: Reply[] = [];
  let over = new AbortController();
  let onReply: (reply: Reply) => void = () => {};

  async function ask(kind: string, { method = 'GET', path, headers = {}, body }: Ask): Promise<Reply> {
    const sentAt = performance.now();
    const content = body && JSON.stringify(body);
    const type = content === undefined ? {} : { 'content-type': 'application/json' };
    const request = send({ port, host: '127.0.0.1', path, method, agent, headers: { ...headers, ...type } });
    request.end(content);
    const answer = await read(request).catch(({ message }: Error) => ({ status: 0, headers: {}, text: message }));
    const reply = { kind, sentAt, receivedAt: performance.now(), ...answer };
    replies.push(reply);
    onReply(reply);
    return reply;
  }

  return {
    ask,
    replies,
    keepAsking(kinds, alsoDo) {
      over = new AbortController();
      const { signal } = over;
      const repeat = async (action: () => Promise<unknown>) => {
        while (!signal.aborted) {
          await action();
          await wait(PAUSE_MS);
        }
      };
      const loops = [
        ...Object.entries(kinds).map(([kind, next]) => repeat(() => ask(kind, next()))),
        ...alsoDo.map(repeat),
      ];
      return async () => {
        over.abort();
        await Promise.all(loops);
      };
    },
    untilEach(kinds, isSo) {
      const since = performance.now();
      const missing = new Set(kinds);
      return new Promise((resolve) => {
        onReply = (reply) => {
          if (reply.sentAt >= since && isSo(reply)) missing.delete(reply.kind);
          if (missing.size === 0) resolve();
        };
      });
    },
    close() {
      over.abort();
      agent.destroy();
    },
  };
}

async function read(request: ClientRequest): Promise<Pick<Reply, 'status' | 'headers' | 'text'>> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode: status = 0, headers } = response;
  return { status, headers, text: await text(response) };
}
