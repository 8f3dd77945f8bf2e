import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { HubRequests } from './hub-requests';
import { writeWhole, type KeptFolder } from './kept-folder';

/** An answer as it was last time, with the entity tag that the hub gave it. */
interface KeptAnswer {
  url: string;
  etag: string;
  body: string;
}

/** `fetch` for `GET` requests. It throws an Error that names the request where there is no good answer to it. */
export type ConditionalFetch = (request: Request) => Promise<Response>;

/**
 * Asks the hub only for what has changed: every answer is kept in a folder with its ETag, and the next request for the
 * same address says which one is here. The hub then answers 304 without a body, and the kept one is used.
 *
 * @param folder - where answers are kept between builds
 */
export function createConditionalFetch({
  requests,
  folder,
}: {
  requests: HubRequests;
  folder: KeptFolder;
}): ConditionalFetch {
  return async ({ url, headers: asked }) => {
    const file = folder.placeOf(`${createHash('sha256').update(url).digest('hex')}.json`);
    const kept = await readKept(file, url);
    const headers = new Headers(asked);
    if (kept) headers.set('If-None-Match', kept.etag);

    const body = await requests.ask({
      url,
      headers,
      async read(response) {
        if (response.status === 304 && kept) {
          requests.traffic.unchanged += 1;
          return kept.body;
        }
        const text = await response.text();
        assertJson(text);
        const etag = response.headers.get('ETag');
        if (etag) await writeWhole(file, JSON.stringify({ url, etag, body: text } satisfies KeptAnswer));
        return text;
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'application/json' } });
  };
}

/** Something between here and the hub may answer in its place, with a page of its own. */
function assertJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new Error(`it is not JSON, but begins with ${JSON.stringify(text.slice(0, 100))}`);
  }
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
