import { refTo } from './names';
import type { JsonSchema } from './schema-of-attribute';

const text = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });
const seconds = (description: string): JsonSchema => ({ description, schema: { type: 'integer', minimum: 0 } });

/** Headers of answers, by name. */
export const HEADERS = {
  ETag: text(
    'A strong entity tag of the content; compressed forms have one of their own. If-None-Match takes any of them. Missing in answers to a token.'
  ),
  'Last-Modified': text('From then on, at the latest, the answer is what it is. It comes once that is known.'),
  'Cache-Control': text('How long caches may keep the answer. Errors, and what a token gets, are kept by nobody.'),
  Vary: text('What the answer depends on: Accept-Encoding, and Accept-Language where no locale was asked for.'),
  'Content-Language': text('The language of the answer, a BCP 47 tag. Missing where every language was asked for.'),
  Link: text(
    'The entry’s other languages: rel="alternate" with hreflang, and x-default for the address that negotiates.'
  ),
  'Surrogate-Key': text(
    'What a CDN can purge the answer by: `cities/<documentId>` for each entry in it, `cities` for lists.'
  ),
  'RateLimit-Policy': text(
    'How often this client may ask: `"address";q=<requests>;w=<seconds>`, or `"caller"` for who has shown a valid token. Missing where it has no limit.'
  ),
  RateLimit: text(
    'What is left of that: `"address";r=<requests>;t=<seconds until all are there again>`, or `"caller"` as well.'
  ),
  'WWW-Authenticate': text('By what to say who asks: `Bearer`, with a token.'),
  'Retry-After': seconds('Seconds after which to try again.'),
  'X-Request-Id': text('The request’s id in the hub’s log; the one that was sent, or a new one.'),
} as const;

export type HeaderName = keyof typeof HEADERS;

/** What every answer says. */
const ON_ALL: readonly HeaderName[] = ['Cache-Control', 'RateLimit-Policy', 'RateLimit', 'X-Request-Id'];

/** @returns the headers of an answer: those that all have, and these */
export const headersWith = (...names: readonly HeaderName[]): Record<string, JsonSchema> =>
  Object.fromEntries([...names, ...ON_ALL].map((name) => [name, refTo('headers', name)]));
