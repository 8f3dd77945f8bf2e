import type { DeliveryOptions } from '../config';

import type { JsonSchema } from './schema-of-attribute';

type Parameter = Readonly<Record<string, unknown>>;

/** The rest of a nested parameter: `filters[name][$eq]`. OpenAPI has no style for more than one bracket. */
const NESTED = { style: 'deepObject', explode: true, schema: { type: 'object', additionalProperties: true } };

/** Names with commas between them, or a list of names. */
const NAMES = { schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } };

/** What Strapi takes (@strapi/utils, `publication-filter.js`), which exports no list of it. */
const PUBLICATION_FILTERS = [
  'never-published',
  'has-published-version',
  'modified',
  'unmodified',
  'never-published-document',
  'has-published-version-document',
  'published-without-draft',
  'published-with-draft',
];

/** How the address of an entry ends. */
export const idParameter = (example: string | undefined): Parameter => ({
  name: 'id',
  in: 'path',
  required: true,
  description: 'The entry’s documentId, or its slug in the language of the answer.',
  schema: { type: 'string' },
  // Not `example`: types that are written from the document would change with the content.
  ...(example !== undefined && { examples: { entry: { value: example } } }),
});

/**
 * Writes the parameters of reads. Those with brackets are Strapi's own and described by example: what they hold depends
 * on the type, and a bad one is answered with 400 that names it.
 */
export function parameterComponents({
  locales,
  defaultLocale,
  openapi: { pageSize, maxInteger },
}: DeliveryOptions): Record<string, Parameter> {
  const codes = locales.map(({ code }) => code);
  const query = (name: string, description: string, rest: object): Parameter => ({
    name,
    in: 'query',
    description,
    ...rest,
  });
  const paging = (name: string, description: string, schema: JsonSchema): Parameter =>
    query(`pagination[${name}]`, description, { schema: { type: 'integer', ...schema } });
  const size = { minimum: 1, maximum: pageSize.max };
  return {
    AcceptLanguage: {
      name: 'Accept-Language',
      in: 'header',
      description: `Chooses the language where no locale is asked for, by the lookup of RFC 4647; ${defaultLocale} where nothing matches.`,
      schema: { type: 'string' },
      example: 'sq-XK, sq;q=0.9, en;q=0.5',
    },
    IfNoneMatch: {
      name: 'If-None-Match',
      in: 'header',
      description: 'The entity tag of what the client has. Where it would get just that, the answer is 304.',
      schema: { type: 'string' },
      example: '"what-another-answer-had"',
    },
    IfModifiedSince: {
      name: 'If-Modified-Since',
      in: 'header',
      description: 'The Last-Modified of what the client has. It counts only without If-None-Match.',
      schema: { type: 'string' },
      example: 'Mon, 23 Nov 2026 10:00:02 GMT',
    },
    Locale: query('locale', 'The language of the answer.', {
      schema: { type: 'string', enum: codes },
      example: defaultLocale,
    }),
    ListLocale: query('locale', 'The language of the answer; `*` for every one, each version an entry of its own.', {
      schema: { type: 'string', enum: [...codes, '*'] },
      example: defaultLocale,
    }),
    View: query('view', 'What is in the answer. Cannot stand beside fields and populate.', {
      schema: { type: 'string', enum: ['card', 'page'] },
      example: 'page',
    }),
    ListView: query('view', 'What is in the answer. Cannot stand beside fields and populate.', {
      schema: { type: 'string', enum: ['card'] },
      example: 'card',
    }),
    Fields: query('fields', 'The attributes in the answer, with commas between them; also as `fields[0]=…`.', {
      ...NAMES,
      example: 'documentId,locale',
    }),
    Populate: query(
      'populate',
      'Relations, components and files in the answer, with commas between them; also nested, as `populate[a][fields]=…`.',
      { ...NESTED, schema: { anyOf: [{ type: 'string' }, NESTED.schema] }, example: '*' }
    ),
    Filters: query('filters', 'Conditions with Strapi’s operators, such as `filters[locale][$eq]=en`.', {
      ...NESTED,
      example: { locale: { $eq: defaultLocale } },
    }),
    Sort: query(
      'sort',
      'Attributes to sort by, with commas between them, each with `:asc` or `:desc`; also as `sort[0]=…`.',
      {
        ...NAMES,
        example: 'updatedAt:desc',
      }
    ),
    Search: query(
      '_q',
      'Text to be found in the entry’s own names, slug or short texts, in any case; not in rich text, components or related entries.',
      {
        schema: { type: 'string' },
        example: 'a',
      }
    ),
    Page: paging('page', 'The page, from 1. Not beside start and limit.', { minimum: 1, maximum: maxInteger }),
    PageSize: paging('pageSize', 'Entries of a page.', { ...size, default: pageSize.default }),
    Start: paging('start', 'Entries to leave out. Not beside page and pageSize.', { minimum: 0, maximum: maxInteger }),
    Limit: paging('limit', 'Entries at most, with start.', { ...size, default: pageSize.default }),
    WithCount: query('pagination[withCount]', 'Whether the total is counted.', {
      schema: { type: 'boolean', default: true },
    }),
    Status: query('status', '`draft` reads drafts; only tokens with that right may.', {
      schema: { type: 'string', enum: ['published', 'draft'], default: 'published' },
    }),
    PublicationFilter: query(
      'publicationFilter',
      'Only what is published, or has changed since, in this way: in its language or, with `-document`, in any. It tells something of drafts; only tokens with that right may.',
      { schema: { type: 'string', enum: PUBLICATION_FILTERS } }
    ),
    HasPublishedVersion: query(
      'hasPublishedVersion',
      'Whether it is published in any language: `publicationFilter` says the same. Only tokens that may read drafts may.',
      { deprecated: true, schema: { type: 'boolean' }, example: true }
    ),
  };
}
