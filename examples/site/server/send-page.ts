import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import Negotiator from 'negotiator';

import { securityHeadersOf } from '../src/security-policy';

/** Nearly as small as it gets, in a millisecond or two. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const ENCODERS: Record<string, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, BROTLI),
  gzip: promisify(gzip),
};

/** An exchange of an HTTP server. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Sends a page that was made for this request: compressed as the reader takes it, and not at all to who has it.
 *
 * @param status - of a page that is sent; one that is not found is never "not modified"
 * @param policy - the page's own, as `policyOf` gives it
 */
export async function sendPage({
  request,
  response,
  status = 200,
  html,
  policy,
}: Exchange & { status?: number; html: string; policy: string }): Promise<void> {
  const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  for (const [name, value] of Object.entries({ ...securityHeadersOf(policy), Vary: 'Accept-Encoding', ETag: etag }))
    response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-cache');
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim());
  if (status === 200 && known?.includes(etag)) {
    response.writeHead(304).end();
    return;
  }

  // Browsers name gzip first and take both equally; brotli is smaller.
  const taken = new Negotiator(request).encodings(Object.keys(ENCODERS));
  const encoding = Object.keys(ENCODERS).find((name) => taken.includes(name));
  const body = encoding ? await ENCODERS[encoding]!(Buffer.from(html)) : Buffer.from(html);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.writeHead(status, { 'Content-Type': 'text/html;charset=utf-8', 'Content-Length': body.byteLength });
  response.end(body);
}
