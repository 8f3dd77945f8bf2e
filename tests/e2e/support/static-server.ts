import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** What a web server compresses; pictures and fonts are compressed already. */
const COMPRESSED = ['.css', '.html', '.js', '.svg'];

export interface StaticServer {
  url: string;
  /** How many bytes of bodies went over the wire since it was asked last. */
  takeByteCount: () => number;
  stop: () => Promise<void>;
}

/** Serves a folder as any web server would: index.html for a folder, 404.html for what is not there, gzip for text. */
export async function serveFolder(folder: string): Promise<StaticServer> {
  let byteCount = 0;
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const asked = path.join(folder, address.endsWith('/') ? `${address}index.html` : address);
    const isThere = asked.startsWith(folder) && statSync(asked, { throwIfNoEntry: false })?.isFile();
    const file = isThere ? asked : path.join(folder, '404.html');
    const extension = path.extname(file);
    const content = readFileSync(file);
    const body = COMPRESSED.includes(extension) ? gzipSync(content) : content;
    byteCount += body.byteLength;
    response.writeHead(isThere ? 200 : 404, {
      'Content-Type': TYPES[extension] ?? 'application/octet-stream',
      ...(body === content ? {} : { 'Content-Encoding': 'gzip' }),
    });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    takeByteCount() {
      const taken = byteCount;
      byteCount = 0;
      return taken;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
