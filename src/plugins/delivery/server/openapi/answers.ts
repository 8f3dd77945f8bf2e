import { headersWith, type HeaderName } from './headers';
import { refTo, schemaRef } from './names';
import type { JsonSchema } from './schema-of-attribute';

/** Schemas all answers share. */
export const SHARED_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Error: {
    type: 'object',
    properties: {
      data: { type: 'null' },
      error: {
        type: 'object',
        properties: {
          status: { type: 'integer' },
          name: { type: 'string' },
          message: { type: 'string' },
          details: {
            type: 'object',
            properties: {
              parameter: { type: 'string', description: 'The parameter that is wrong, as it was written.' },
              reason: { type: 'string', description: 'Why the database cannot be asked.' },
              allowed: { type: 'array', items: { type: 'string' }, description: 'What may stand there.' },
              requests: { type: 'integer', description: 'How often a client may ask, in windowSeconds.' },
              windowSeconds: { type: 'integer' },
              retryAfterSeconds: { type: 'integer' },
              maxKb: { type: 'integer', description: 'How large a body may be.' },
              requestId: { type: 'string', description: 'By which to ask the operator what was wrong in the hub.' },
            },
          },
        },
        required: ['status', 'name', 'message', 'details'],
        additionalProperties: false,
      },
    },
    required: ['data', 'error'],
    additionalProperties: false,
  },
  Pagination: {
    type: 'object',
    description:
      'page, pageSize and pageCount, or start and limit, as they were asked for; total unless withCount is false.',
    properties: {
      page: { type: 'integer' },
      pageSize: { type: 'integer' },
      pageCount: { type: 'integer' },
      start: { type: 'integer' },
      limit: { type: 'integer' },
      total: { type: 'integer' },
    },
    additionalProperties: false,
  },
  Excerpt: {
    type: 'object',
    properties: {
      total: { type: 'integer', description: 'Entries there are.' },
      rest: { type: ['string', 'null'], description: 'The address of the list that goes on where the excerpt ends.' },
    },
    required: ['total', 'rest'],
    additionalProperties: false,
  },
};

const error = (description: string, ...headers: HeaderName[]) => ({
  description,
  headers: headersWith('Vary', ...headers),
  content: { 'application/json': { schema: schemaRef('Error') } },
});

const NOT_MODIFIED =
  'What the client has, as If-None-Match or If-Modified-Since says, is what it would get. The headers are those it would have.';

/** Answers that are alike at all addresses: without a body, or with what is wrong. */
export const RESPONSES = {
  NotModified: {
    description: NOT_MODIFIED,
    headers: headersWith('ETag', 'Last-Modified', 'Vary', 'Surrogate-Key'),
  },
  EntryNotModified: {
    description: NOT_MODIFIED,
    headers: headersWith('ETag', 'Last-Modified', 'Vary', 'Surrogate-Key', 'Link'),
  },
  BadRequest: error(
    'The query or the body is wrong; details.parameter names what, details.allowed what may stand there.'
  ),
  Unauthorized: error('The token or sign-in is not valid.', 'WWW-Authenticate'),
  Forbidden: error('The caller may not: drafts, or a type their token does not have.'),
  NotFound: error('No such entry for this caller in this language.'),
  TooLarge: error('The body is too large; details.maxKb may be sent.'),
  TooManyRequests: error(
    'This client asks too often: details.requests in details.windowSeconds are allowed.',
    'Retry-After'
  ),
  Unavailable: error('The database is away, or the query takes too long.', 'Retry-After'),
};

/** Those that a read may give. */
export function responsesOf({ isList }: { isList: boolean }): Record<string, JsonSchema> {
  const ref = (name: keyof typeof RESPONSES) => refTo('responses', name);
  return {
    304: ref(isList ? 'NotModified' : 'EntryNotModified'),
    400: ref('BadRequest'),
    401: ref('Unauthorized'),
    403: ref('Forbidden'),
    ...(!isList && { 404: ref('NotFound') }),
    429: ref('TooManyRequests'),
    503: ref('Unavailable'),
  };
}

/** What content says of itself. */
const ON_CONTENT: readonly HeaderName[] = ['ETag', 'Last-Modified', 'Vary', 'Content-Language', 'Surrogate-Key'];

/** @param shapes - names of the schemas the data may have, one for each way to ask for it */
export function contentAnswer({
  description,
  shapes,
  meta,
  isList,
}: {
  description: string;
  shapes: readonly string[];
  meta: JsonSchema;
  isList: boolean;
}): JsonSchema {
  const one = shapes.length === 1 ? schemaRef(shapes[0] as string) : { anyOf: shapes.map(schemaRef) };
  const schema = {
    type: 'object',
    properties: { data: isList ? { type: 'array', items: one } : one, meta },
    required: ['data', 'meta'],
    additionalProperties: false,
  };
  return {
    description,
    headers: headersWith(...ON_CONTENT, ...(isList ? [] : (['Link'] as const))),
    content: { 'application/json': { schema } },
  };
}
