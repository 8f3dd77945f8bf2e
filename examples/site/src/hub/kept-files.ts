import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

import type { HubRequests } from './hub-requests';
import { makeWhole, writeWhole, type KeptFolder } from './kept-folder';

/** A file of the hub's, as it lies in the build's own folder. */
export interface KeptFile {
  path: string;
  /** Of its content, as hexadecimal digits. */
  sha256: string;
}

/** What is remembered of a file beside its content: what the hub said of it, by which it is known again. */
interface Remembered {
  url: string;
  etag: string | null;
  lastModified: string | null;
  bytes: number;
  sha256: string;
}

/** Brings a file of the hub's here, once per process. It throws an Error that names the request where it cannot. */
export type FetchFile = (url: string) => Promise<KeptFile>;

/**
 * Brings files of the hub's here, and only what has changed since the last build. They are written to disk as they
 * come, so a large one takes no memory; how large a file may be is the hub's to say.
 *
 * A hub with Strapi's own storage never answers 304 for files. So an answer that says of itself what the last one said
 * is not read any further.
 *
 * @param folder - where files are kept between builds
 */
export function createFileFetch({ requests, folder }: { requests: HubRequests; folder: KeptFolder }): FetchFile {
  const fetched = new Map<string, Promise<KeptFile>>();

  async function fetchFile(url: string): Promise<KeptFile> {
    const name = createHash('sha256').update(url).digest('hex');
    const file = folder.placeOf(name);
    const memory = folder.placeOf(`${name}.json`);
    const kept = await readRemembered({ memory, file, url });
    const sha256 = await requests.ask({
      url,
      headers: headersFor(kept),
      async read(response) {
        if (kept && isSame(response, kept)) {
          requests.traffic.unchanged += 1;
          await response.body?.cancel();
          return kept.sha256;
        }
        // Whoever is stopped in between has a file that nothing is remembered of.
        await rm(memory, { force: true });
        await makeWhole(file, (unfinished) => writeBody(response, unfinished));
        const { headers } = response;
        const found: Remembered = {
          ...{ url, etag: headers.get('ETag'), lastModified: headers.get('Last-Modified') },
          ...{ bytes: (await stat(file)).size, sha256: await hashOf(file) },
        };
        await writeWhole(memory, JSON.stringify(found));
        return found.sha256;
      },
    });
    return { path: file, sha256 };
  }

  return (url) => {
    const known = fetched.get(url) ?? fetchFile(url);
    fetched.set(url, known);
    return known;
  };
}

function headersFor(kept: Remembered | undefined): Headers {
  // What is compressed on the way says nothing of the file's length.
  const headers = new Headers({ 'Accept-Encoding': 'identity' });
  if (kept?.etag) headers.set('If-None-Match', kept.etag);
  else if (kept?.lastModified) headers.set('If-Modified-Since', kept.lastModified);
  return headers;
}

function isSame({ status, headers }: Response, { etag, lastModified, bytes }: Remembered): boolean {
  if (status === 304) return true;
  const found = headers.get('ETag');
  if (found || etag) return found === etag;
  return lastModified !== null && headers.get('Last-Modified') === lastModified && isLong(headers, bytes);
}

const isLong = (headers: Headers, bytes: number) => headers.get('Content-Length') === String(bytes);

async function writeBody(response: Response, file: string): Promise<void> {
  try {
    // Node's own web streams have a type of their own.
    const body = response.body as ReadableStream<Uint8Array> | null;
    await pipeline(body ? Readable.fromWeb(body) : Readable.from([]), createWriteStream(file));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** What is remembered of a file that is here whole; else it is asked for in full. */
async function readRemembered({
  memory,
  file,
  url,
}: {
  memory: string;
  file: string;
  url: string;
}): Promise<Remembered | undefined> {
  try {
    const kept = JSON.parse(await readFile(memory, 'utf8')) as Remembered;
    return kept.url === url && (await stat(file)).size === kept.bytes ? kept : undefined;
  } catch {
    return undefined;
  }
}
