import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** An answer as it was last time, with the entity tag that the hub gave it. */
interface KeptAnswer {
  url: string;
  etag: string;
  body: string;
}

/** How many requests a build made, and how many of them the hub answered with "not modified". */
export interface Traffic {
  requests: number;
  unchanged: number;
}

export interface ConditionalFetch {
  /** `fetch` for `GET` requests. It throws an Error that names the request where there is no good answer to it. */
  fetch: (request: Request) => Promise<Response>;
  traffic: Traffic;
  /** Removes what no request of this process asked for. It is done when it returns, as the end of a process demands. */
  forgetTheRest: () => void;
}

/**
 * Asks the hub only for what has changed: every answer is kept in a folder with its ETag, and the next request for the
 * same address says which one is here. The hub then answers 304 without a body, and the kept one is used.
 *
 * @param folder - where answers are kept between builds; it is created where it is missing
 */
export function createConditionalFetch(folder: string): ConditionalFetch {
  const traffic: Traffic = { requests: 0, unchanged: 0 };
  const asked = new Set<string>();

  async function conditionalFetch(request: Request): Promise<Response> {
    const file = `${createHash('sha256').update(request.url).digest('hex')}.json`;
    asked.add(file);
    const kept = await readKept(path.join(folder, file), request.url);

    const headers = new Headers(request.headers);
    if (kept) headers.set('If-None-Match', kept.etag);
    traffic.requests += 1;
    const response = await fetch(request.url, { headers }).catch((error: Error) => {
      // fetch says only that it failed; why is behind it. Where a name has several addresses, only the code is.
      const cause = error.cause as NodeJS.ErrnoException | undefined;
      const reason = cause?.message || cause?.code || error.message;
      throw new Error(`GET ${request.url} cannot be reached: ${reason}`, { cause: error });
    });
    if (response.status === 304 && kept) {
      traffic.unchanged += 1;
      return new Response(kept.body, { headers: { 'Content-Type': 'application/json' } });
    }
    const body = await response.text();
    if (!response.ok) throw new Error(`GET ${request.url} was answered with ${response.status}: ${reasonIn(body)}`);

    const etag = response.headers.get('ETag');
    if (etag) await writeWhole(path.join(folder, file), JSON.stringify({ url: request.url, etag, body }));
    return new Response(body, { headers: { 'Content-Type': 'application/json' } });
  }

  return {
    fetch: conditionalFetch,
    traffic,
    forgetTheRest() {
      if (asked.size === 0) return;
      for (const file of readdirSync(folder)) if (!asked.has(file)) rmSync(path.join(folder, file));
    },
  };
}

/** A file that cannot be read, or is of another address, counts as missing: the answer is then asked for in full. */
async function readKept(file: string, url: string): Promise<KeptAnswer | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as KeptAnswer;
    return kept.url === url && kept.etag && kept.body ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** A build that is stopped leaves no half file behind. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
}

/** What the hub says is wrong, in the shape all its errors have; else the beginning of what came. */
function reasonIn(body: string): string {
  try {
    return (JSON.parse(body) as { error: { message: string } }).error.message;
  } catch {
    return body.slice(0, 200) || 'no text';
  }
}
