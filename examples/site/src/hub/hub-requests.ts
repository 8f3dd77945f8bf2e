import { setTimeout as wait } from 'node:timers/promises';

/** How often one request goes on after the hub has asked for a wait, and the longest wait it may ask for. */
const MAX_WAITS = 5;
const MAX_WAIT_S = 120;
/** What the hub answers to who asks too often, and while its database is away. */
const ASKS_TO_WAIT = [429, 503];

/** How many requests were made, and how many of them told that nothing had changed. */
export interface Traffic {
  requests: number;
  unchanged: number;
}

export interface HubRequest<Result> {
  url: string;
  headers: Headers;
  /** Makes something of a good answer, or of 304 where the headers asked on a condition. What it throws gets the request's name. */
  read: (response: Response) => Promise<Result>;
}

export interface HubRequests {
  /**
   * Sends one `GET` request, and again where the hub says for how long to wait.
   *
   * @throws Error that names the request where the hub is down, answers with an error or stops in the middle of its
   * answer, or has asked to wait too long or too often
   */
  ask: <Result>(request: HubRequest<Result>) => Promise<Result>;
  traffic: Traffic;
}

/**
 * The one way in which the site asks its hub, for answers and for files.
 *
 * @param say - is told when everything waits, and for what
 * @param waitMs - waits so many milliseconds
 */
export function createHubRequests({
  say = console.log,
  waitMs = (milliseconds) => wait(milliseconds),
}: { say?: (line: string) => void; waitMs?: (milliseconds: number) => Promise<unknown> } = {}): HubRequests {
  const traffic: Traffic = { requests: 0, unchanged: 0 };
  /** What the hub asks of one request holds for all: they wait together, and it is said once. */
  let pause: Promise<unknown> | undefined;

  async function ask<Result>({ url, headers, read }: HubRequest<Result>): Promise<Result> {
    for (let waits = 0; ; waits += 1) {
      await pause;
      traffic.requests += 1;
      const response = await fetch(url, { headers }).catch((error: unknown) => {
        throw new Error(`GET ${url} cannot be reached: ${reasonOf(error)}`, { cause: error });
      });
      if (response.ok || (response.status === 304 && isConditional(headers))) {
        return read(response).catch((error: unknown) => {
          throw new Error(`GET ${url} could not be read: ${reasonOf(error)}`, { cause: error });
        });
      }
      // What else is wrong with an answer that is an error anyway is not worth a word.
      const refusal = `GET ${url} was answered with ${response.status}: ${reasonIn(await response.text().catch(() => ''))}`;
      const seconds = ASKS_TO_WAIT.includes(response.status) ? secondsToWait(response.headers) : undefined;
      if (seconds === undefined) throw new Error(refusal);
      if (seconds > MAX_WAIT_S || waits === MAX_WAITS)
        throw new Error(`${refusal} (It asks to wait ${seconds} s, after ${waits} waits.)`);
      pause ??= startPause(seconds, refusal);
    }
  }

  function startPause(seconds: number, refusal: string): Promise<unknown> {
    say(`${refusal} Waiting ${seconds} s, as it asks.`);
    return waitMs(seconds * 1000).finally(() => {
      pause = undefined;
    });
  }

  return { ask, traffic };
}

const isConditional = (headers: Headers) => headers.has('If-None-Match') || headers.has('If-Modified-Since');

/** `fetch` says only that it failed; why is behind it. Where a name has several addresses, only the code is. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { message: behind, code } = (cause ?? {}) as Partial<NodeJS.ErrnoException>;
  return behind || code || message;
}

/** Seconds from a `Retry-After` header, which may also be a date (RFC 9110, section 10.2.3); undefined where it says nothing. */
function secondsToWait(headers: Headers): number | undefined {
  const text = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : Math.max(0, Math.ceil((atMs - Date.now()) / 1000));
}

/** What the hub says is wrong, in the shape all its errors have; else the beginning of what came. */
function reasonIn(body: string): string {
  try {
    return (JSON.parse(body) as { error: { message: string } }).error.message;
  } catch {
    return body.slice(0, 200) || 'no text';
  }
}
