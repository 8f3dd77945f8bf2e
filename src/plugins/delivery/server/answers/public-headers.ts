import type { ServerResponse } from 'node:http';

type Header = [name: string, value: string];

/** Written anew for each answer, or for this one reader. */
const OWN = new Set([
  'access-control-allow-origin',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'last-modified',
  'ratelimit',
  'ratelimit-policy',
  'set-cookie',
  'surrogate-key',
  'transfer-encoding',
  'vary',
  'x-request-id',
]);

/** @returns what was set on a response, but for what an answer writes itself */
export function headersOf(res: ServerResponse): Header[] {
  // The types know it of requests only.
  const response = res as unknown as { getRawHeaderNames(): string[] };
  return response
    .getRawHeaderNames()
    .filter((name) => !OWN.has(name.toLowerCase()))
    .map((name) => [name, textOf(res, name)]);
}

/**
 * What an answer depends on, beside its encoding. Strapi's CORS middleware always names `Origin`, and answers each site with its own name; where
 * every site may use the answer, it does not depend on that.
 */
export function varyOf(res: ServerResponse, { anyOrigin }: { anyOrigin: boolean }): Header[] {
  const fields = textOf(res, 'Vary')
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '' && !(anyOrigin && field.toLowerCase() === 'origin'));
  return fields.length === 0 ? [] : [['Vary', fields.join(', ')]];
}

/** @returns for which sites a browser lets the answer be used */
export function allowedOriginOf(res: ServerResponse, { anyOrigin }: { anyOrigin: boolean }): Header[] {
  const origin = anyOrigin ? '*' : textOf(res, 'Access-Control-Allow-Origin');
  return origin === '' ? [] : [['Access-Control-Allow-Origin', origin]];
}

function textOf(res: ServerResponse, name: string): string {
  const value = res.getHeader(name) ?? '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
