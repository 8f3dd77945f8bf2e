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
  const { pathname, search, searchParams } = new URL(address);
  if (LACKS_SLASH.test(pathname) && existsSync(path.join(folder, pathname, 'index.html'))) {
    response.writeHead(301, { Location: `${pathname}/${search}` }).end();
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

async function readPage(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
