import { statSync, type Stats } from 'node:fs';

import sirv from 'sirv';

import { policyOf, securityHeadersOf } from '../src/security-policy';

import type { Exchange } from './send-page';

/** What lies here has its content's hash in its name. */
const HASHED = /^\/_astro\//;
const YEAR_S = 365 * 24 * 60 * 60;

export type ServeFile = (exchange: Exchange & { onMissing: () => void }) => void;

/**
 * Serves the files of a folder, in the compressed forms that the build has written beside them. A build that takes the
 * folder's place is served from the next request on.
 *
 * @throws Error where there is no such folder
 */
export function createStaticFiles(folder: string): ServeFile {
  let build = identityOf(statSync(folder));
  let serve = openFolder(folder);
  return ({ request, response, onMissing }) => {
    // Between the old build and the new one there is none for a moment: the old list of files is as good as any.
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats && identityOf(stats) !== build) {
      serve = openFolder(folder);
      build = identityOf(stats);
    }
    // sirv looks for a folder's page beside the folder first, and so finds for `/resources/index/` the list of resources.
    const [pathname = ''] = (request.url ?? '').split('?');
    if (pathname.endsWith('/')) request.url = `${pathname}index.html`;
    // Files come whole, which every reader has to take: sirv throws where a range ends before it begins.
    delete request.headers.range;
    // A file that goes while it is opened must not end the server.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    serve(request, response, onMissing);
  };
}

const openFolder = (folder: string) =>
  sirv(folder, {
    ...{ etag: true, gzip: true, brotli: true, extensions: ['html'] },
    setHeaders(response, pathname) {
      const isHashed = HASHED.test(pathname);
      response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
      for (const [name, value] of Object.entries(securityHeadersOf(policyOf({ style: undefined }))))
        response.setHeader(name, value);
    },
  });

const identityOf = ({ ino, birthtimeMs }: Stats) => `${ino} ${birthtimeMs}`;
