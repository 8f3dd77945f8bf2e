import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { clamp } from 'lodash';
import Negotiator from 'negotiator';

import { exactBytes } from '../memory/exact-bytes';

/** How a body is written: as it is, or compressed. */
export type Encoding = 'identity' | 'gzip' | 'br';

/** What the hub would rather send, where a client takes several. */
const PREFERRED: Encoding[] = ['br', 'gzip', 'identity'];
/** Below this size compressing saves less than a packet. */
export const MIN_COMPRESSED_BYTES = 1_024;
const MAX_KNOWN_HEADERS = 1_000;
/** Browsers send less than 50 characters. What is longer than this is not remembered. */
const MAX_KNOWN_LENGTH = 200;
/** What Brotli's window can be, as powers of two, and what it cannot hold of that (RFC 7932, section 9.1). */
const WINDOW_BITS = { min: constants.BROTLI_MIN_WINDOW_BITS, max: constants.BROTLI_DEFAULT_WINDOW };
const WINDOW_REST_BYTES = 16;

const compressBr = promisify(brotliCompress);
const compressGzip = promisify(gzip);

interface EncodingNegotiator {
  encoding(available: readonly string[], options: { preferred: readonly string[] }): string | undefined;
}

const known = new Map<string, Encoding>();

/**
 * The encoding for an `Accept-Encoding` header. Browsers send the same few headers, so what is chosen for those is remembered.
 *
 * @returns identity where the header takes none of ours: an answer is better than 406
 */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined || header === '') return 'identity';
  const remembered = known.get(header);
  if (remembered !== undefined) return remembered;
  // Its types do not know of preferences yet.
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } }) as unknown as EncodingNegotiator;
  const encoding = (negotiator.encoding(PREFERRED, { preferred: PREFERRED }) ?? 'identity') as Encoding;
  if (header.length > MAX_KNOWN_LENGTH) return encoding;
  if (known.size >= MAX_KNOWN_HEADERS) known.clear();
  known.set(header, encoding);
  return encoding;
}

/**
 * Compresses a body, in a thread of its own. A finished answer is compressed once and sent often, but somebody waits for the first: at this quality Brotli
 * takes 2 ms for 70 kB, and writes less than gzip at its best.
 */
export async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding === 'gzip') return exactBytes(await compressGzip(body, { level: 6 }));
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } =
    constants;
  const compressed = await compressBr(body, {
    params: {
      [BROTLI_PARAM_QUALITY]: 5,
      [BROTLI_PARAM_SIZE_HINT]: body.length,
      [BROTLI_PARAM_LGWIN]: windowBitsFor(body.length),
      [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
    },
  });
  return exactBytes(compressed);
}

/** Brotli takes memory for its window whatever it has to compress, 4 MB by default: with many at once, that is most of what a hub takes. */
const windowBitsFor = (bytes: number): number =>
  clamp(Math.ceil(Math.log2(bytes + WINDOW_REST_BYTES)), WINDOW_BITS.min, WINDOW_BITS.max);
