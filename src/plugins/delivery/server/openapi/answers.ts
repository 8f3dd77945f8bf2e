import type { JsonSchema } from './schema-of-attribute';

const refTo = (kind: 'schemas' | 'headers', name: string): JsonSchema => ({ $ref: `#/components/${kind}/${name}` });

/** Headers of content. */
export const HEADERS = {
  'Content-Language': {
    description: 'The language of the answer, a BCP 47 tag. Missing where every language was asked for.',
    schema: { type: 'string' },
  },
  Vary: { description: 'Has Accept-Language where no locale was asked for.', schema: { type: 'string' } },
  Link: {
    description:
      'The entry’s other languages: rel="alternate" with hreflang, and x-default for the address that negotiates.',
    schema: { type: 'string' },
  },
};

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
              allowed: { type: 'array', items: { type: 'string' }, description: 'What may stand there.' },
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

const error = (description: string) => ({
  description,
  content: { 'application/json': { schema: refTo('schemas', 'Error') } },
});

/** Answers that say what is wrong. */
export const ERRORS = {
  BadRequest: error('The query is wrong; details.parameter names what, details.allowed what may stand there.'),
  Unauthorized: error('The token or sign-in is not valid.'),
  Forbidden: error('The caller may not: drafts, or a type their token does not have.'),
  NotFound: error('No such entry for this caller in this language.'),
  Unavailable: error('The database is away, or the query takes too long.'),
};

/** Those each operation may give. */
export function errorsOf({ isList }: { isList: boolean }): Record<string, JsonSchema> {
  const ref = (name: keyof typeof ERRORS) => ({ $ref: `#/components/responses/${name}` });
  return {
    400: ref('BadRequest'),
    401: ref('Unauthorized'),
    403: ref('Forbidden'),
    ...(!isList && { 404: ref('NotFound') }),
    503: ref('Unavailable'),
  };
}

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
  const one =
    shapes.length === 1
      ? refTo('schemas', shapes[0] as string)
      : { anyOf: shapes.map((name) => refTo('schemas', name)) };
  const schema = {
    type: 'object',
    properties: { data: isList ? { type: 'array', items: one } : one, meta },
    required: ['data', 'meta'],
    additionalProperties: false,
  };
  const names = ['Content-Language', 'Vary', ...(isList ? [] : ['Link'])];
  return {
    description,
    headers: Object.fromEntries(names.map((name) => [name, refTo('headers', name)])),
    content: { 'application/json': { schema } },
  };
}
