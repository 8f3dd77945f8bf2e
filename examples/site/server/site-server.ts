import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

import { policyOf } from '../src/security-policy';

import { narrowList } from './narrow-list';
import { sendPage, type Exchange } from './send-page';
import { createStaticFiles, type ServeFile } from './static-files';

/** An address that may be a list's, `/<locale>/<list>/`: nothing in it leads out of the site's folder. */
const MAY_BE_LIST = /^\/[\w-]+\/[\w-]+\/$/;
/** An address of a page that lacks the slash at its end. */
const LACKS_SLASH = /^(\/[\w-]+)+$/;
/** An address of a page by its file. */
const NAMES_FILE = /^((?:\/[\w-]+)*)\/index(?:\.html)?$/;

/**
 * The server of the built site: its files as they are, and its lists as their form asks for them, which makes looking
 * for text work without scripts. It keeps no state and asks nobody, so any number of it may run.
 *
 * @param folder - what the build has written
 * @returns a server that listens to nothing yet
 * @throws Error where there is no such folder
 */
export function createSiteServer(folder: string): Server {
  const serveFile = createStaticFiles(folder);
  return createServer((request, response) => {
    answer({ folder, serveFile, request, response }).catch((error: unknown) => {
      console.error(`${request.method} ${request.url}:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

interface Site {
  folder: string;
  serveFile: ServeFile;
}

async function answer({ folder, serveFile, request, response }: Site & Exchange): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const address = `http://site${request.url ?? '/'}`;
  if (!URL.canParse(address)) {
    response.writeHead(400).end();
    return;
  }
  const { pathname: written, search, searchParams } = new URL(address);
  const pathname = decode(written);
  const proper = properAddress({ folder, pathname });
  if (proper !== undefined) {
    response.writeHead(301, { Location: proper + search }).end();
    return;
  }
  const page = MAY_BE_LIST.test(pathname) ? await readPage(path.join(folder, pathname, 'index.html')) : undefined;
  const list = page === undefined ? undefined : narrowList({ html: page, asked: searchParams });
  const noStyle = policyOf({ style: undefined });
  if (list) {
    await sendPage({ request, response, html: list.html, policy: list.policy ?? noStyle });
    return;
  }
  const isFound = await new Promise<boolean>((resolve) => {
    response.once('close', () => resolve(true));
    serveFile({ request, response, onMissing: () => resolve(false) });
  });
  if (isFound) return;
  const notFound = (await readPage(path.join(folder, '404.html'))) ?? '';
  await sendPage({ request, response, status: 404, html: notFound, policy: noStyle });
}

/** A page has one address: by another, a list would come as a file, whose policy forbids the list's own style. */
function properAddress({ folder, pathname }: { folder: string; pathname: string }): string | undefined {
  const isPage = (address: string) => existsSync(path.join(folder, address, 'index.html'));
  if (LACKS_SLASH.test(pathname) && isPage(pathname)) return `${pathname}/`;
  const [, around] = NAMES_FILE.exec(pathname) ?? [];
  return around !== undefined && isPage(around) ? `${around}/` : undefined;
}

/** As files are looked for; what is no text stays as it is. */
function decode(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

async function readPage(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
