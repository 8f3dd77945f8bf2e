import { createHash } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';

import { exactBytes } from '../memory/exact-bytes';

import { findConfirmed } from './conditions';
import { chooseEncoding, compress, MIN_COMPRESSED_BYTES, type Encoding } from './encodings';

/** A finished answer: the same bytes whichever way it is sent. */
export interface Answer {
  /** What the bodies and headers of all forms take so far. */
  bytes(): number;
  /** The form for an `Accept-Encoding` header, made where nobody has asked for it yet. */
  formFor(acceptEncoding: string | undefined): Form | Promise<Form>;
  /** From when on `Last-Modified` is sent, and what it says: milliseconds since 1970. Undefined where nothing can be said. */
  lastModified: number | undefined;
  /** The entity tags of its forms; none where nobody is to keep it. */
  entityTags: readonly string[];
}

/** Headers as Node takes them quickest: names and values by turns. */
type FlatHeaders = string[];

export interface Form {
  body: Buffer;
  entityTag: string | undefined;
  headers: FlatHeaders;
  datedHeaders: FlatHeaders;
  /** What goes with 304, beside the entity tag. */
  confirming: FlatHeaders;
  datedConfirming: FlatHeaders;
}

/**
 * What a client that has the answer needs to know of it, beside its entity tag, and a browser on another site to let it be used. The tag is that of the body: what
 * can change while that stays goes along, so that caches renew it (RFC 9110, section 15.4.5; RFC 9111, section 4.3.4). A language that is withheld is a link less.
 */
const CONFIRMING = new Set([
  'cache-control',
  'vary',
  'link',
  'surrogate-key',
  'access-control-allow-origin',
  'access-control-expose-headers',
]);
/** What a form takes beside its body and headers: objects, and lists of the headers. */
const FORM_BYTES = 1_500;
const ALL_ENCODINGS: Encoding[] = ['identity', 'gzip', 'br'];

/**
 * @param content - the body
 * @param headers - all headers but those this file writes: entity tag, length, encoding
 * @param isKeepable - whether a client or cache may keep it: only then has it entity tags
 * @param madeAt - when it was known to be true, in milliseconds since 1970; undefined where nobody will tell when it is no more
 * @param onGrown - is told the bytes of each form that is made later
 */
export function createAnswer({
  content: given,
  headers,
  isKeepable,
  madeAt,
  onGrown = () => undefined,
}: {
  content: Buffer;
  headers: [name: string, value: string][];
  isKeepable: boolean;
  madeAt?: number | undefined;
  onGrown?: (bytes: number) => void;
}): Answer {
  const content = exactBytes(given);
  const isCompressed = content.length >= MIN_COMPRESSED_BYTES;
  const hash = isKeepable ? hashOf(content, headers) : undefined;
  const entityTagOf = (encoding: Encoding) =>
    hash === undefined ? undefined : encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
  const lastModified = madeAt === undefined ? undefined : Math.ceil((madeAt + 1_000) / 1_000) * 1_000;
  const forms = new Map<Encoding, Form | Promise<Form>>();
  let bytes = 0;

  const own = isCompressed ? withVary(headers, 'Accept-Encoding') : headers;
  const dated = lastModified === undefined ? [] : ['Last-Modified', new Date(lastModified).toUTCString()];
  const confirming = own.filter(([name]) => CONFIRMING.has(name.toLowerCase())).flat();

  function formOf(encoding: Encoding, body: Buffer): Form {
    const entityTag = entityTagOf(encoding);
    const flat = [
      ...own.flat(),
      ...(entityTag === undefined ? [] : ['ETag', entityTag]),
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
      'Content-Length',
      String(body.length),
    ];
    bytes += FORM_BYTES + body.length + 2 * flat.join('').length;
    return {
      body,
      entityTag,
      headers: flat,
      datedHeaders: [...flat, ...dated],
      confirming,
      datedConfirming: [...confirming, ...dated],
    };
  }

  async function make(encoding: Encoding): Promise<Form> {
    const compressed = await compress(content, encoding).catch((error: unknown) => {
      // Whoever asks next may have more luck.
      forms.delete(encoding);
      throw error;
    });
    const before = bytes;
    const form = formOf(encoding, compressed);
    forms.set(encoding, form);
    onGrown(bytes - before);
    return form;
  }

  forms.set('identity', formOf('identity', content));
  return {
    bytes: () => bytes,
    lastModified,
    entityTags: ALL_ENCODINGS.flatMap((encoding) =>
      isCompressed || encoding === 'identity' ? (entityTagOf(encoding) ?? []) : []
    ),
    formFor(acceptEncoding) {
      const encoding = isCompressed ? chooseEncoding(acceptEncoding) : 'identity';
      const form = forms.get(encoding) ?? make(encoding);
      forms.set(encoding, form);
      return form;
    },
  };
}

/** A list that is empty is the same bytes in every language, and each still has an entity tag of its own (RFC 9110, section 8.8.1). */
function hashOf(content: Buffer, headers: readonly [string, string][]): string {
  const [, language = ''] = headers.find(([name]) => name.toLowerCase() === 'content-language') ?? [];
  return createHash('sha256').update(language).update(content).digest('base64url').slice(0, 27);
}

function withVary(headers: [string, string][], field: string): [string, string][] {
  const vary = headers.find(([name]) => name.toLowerCase() === 'vary');
  if (!vary) return [...headers, ['Vary', field]];
  return headers.map((header) => (header === vary ? ['Vary', `${vary[1]}, ${field}`] : header));
}

/**
 * Sends a form of an answer, or 304 where the client has it. Whatever was set on the response before is replaced.
 *
 * @param ownHeaders - what this client alone is told, names and values by turns
 * @returns the status, and the bytes of the body that were sent
 */
export function sendAnswer(
  { req, res, ownHeaders }: { req: IncomingMessage; res: ServerResponse; ownHeaders: readonly string[] },
  answer: Answer,
  form: Form
): { status: 200 | 304; bytes: number } {
  // One look at the clock for what is said and what is compared.
  const now = Date.now();
  const isDated = answer.lastModified !== undefined && answer.lastModified <= now;
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  const { entityTag } = form;
  if (entityTag !== undefined && (req.headers['if-none-match'] ?? req.headers['if-modified-since']) !== undefined) {
    const confirmed = findConfirmed({
      headers: req.headers,
      entityTags: [entityTag, ...answer.entityTags],
      lastModified: isDated ? answer.lastModified : undefined,
      now,
    });
    if (confirmed !== undefined) {
      // Koa has called it OK already.
      res.writeHead(304, STATUS_CODES[304], [
        'ETag',
        confirmed,
        ...(isDated ? form.datedConfirming : form.confirming),
        ...ownHeaders,
      ] as OutgoingHttpHeaders & string[]);
      res.end();
      return { status: 304, bytes: 0 };
    }
  }
  const headers = [...(isDated ? form.datedHeaders : form.headers), ...ownHeaders];
  res.writeHead(200, headers as OutgoingHttpHeaders & string[]);
  const body = req.method === 'HEAD' ? undefined : form.body;
  res.end(body);
  return { status: 200, bytes: body?.length ?? 0 };
}
