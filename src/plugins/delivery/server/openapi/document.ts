import type { DeliveryViews } from '../../shared/contracts';
import type { DeliveryOptions } from '../config';

import { contentAnswer, RESPONSES, responsesOf, SHARED_SCHEMAS } from './answers';
import { BLOCK_SCHEMAS } from './blocks';
import { chosenSchema, entrySchemas, excerptsName, type ContentModel } from './entry-schemas';
import type { ExampleIds } from './example-ids';
import { HEADERS } from './headers';
import { localeSchemas, localesOperation, LOCALES_PATH, LOCALES_TAG } from './locales';
import { pascalCase, refTo, schemaRef } from './names';
import { idParameter, parameterComponents } from './parameters';
import type { JsonSchema } from './schema-of-attribute';
import { uniteSchemas } from './unite-schemas';
import { usedSchemas } from './used-schemas';

/** A content type, as sites meet it. */
export interface ApiType {
  uid: string;
  singularName: string;
  pluralName: string;
  /** What it is, in a sentence. */
  description: string;
  isSingleType: boolean;
  views: DeliveryViews | undefined;
}

const LIST_PARAMETERS = [
  'ListLocale',
  'ListView',
  'Fields',
  'Populate',
  'Filters',
  'Sort',
  'Search',
  'Page',
  'PageSize',
  'Start',
  'Limit',
  'WithCount',
  'Status',
  'PublicationFilter',
  'HasPublishedVersion',
  'AcceptLanguage',
  'IfNoneMatch',
  'IfModifiedSince',
];
const ENTRY_PARAMETERS = [
  'Locale',
  'View',
  'Fields',
  'Populate',
  'Filters',
  'Status',
  'PublicationFilter',
  'HasPublishedVersion',
  'AcceptLanguage',
  'IfNoneMatch',
  'IfModifiedSince',
];

/**
 * Writes the OpenAPI 3.1 document of what sites read. It is our own and not that of Strapi's generator, which knows
 * neither what a query may hold here, nor views, languages and the bodies of errors.
 *
 * @param version - of the API
 * @param prefix - the path of the REST API
 * @param parts - the uids of components and files that can be populated
 * @param examples - what the addresses of entries end with, where that is known
 * @throws Error where two different schemas would have one name, such as a part of a view that is called like a content type
 */
export function writeDocument({
  options,
  version,
  prefix,
  types,
  parts,
  model,
  examples = {},
}: {
  options: DeliveryOptions;
  version: string;
  prefix: string;
  types: readonly ApiType[];
  parts: readonly string[];
  model: ContentModel;
  examples?: ExampleIds;
}): JsonSchema {
  const { title, license, others } = options.openapi;
  const ofTypes = types.map((type) => pathsOf(type, prefix, model));
  const locales = { [`${prefix}${LOCALES_PATH}`]: { get: localesOperation() } };
  const paths = Object.assign({}, ...ofTypes, locales, others.paths) as JsonSchema;
  const schemas = uniteSchemas([
    SHARED_SCHEMAS,
    BLOCK_SCHEMAS,
    localeSchemas(options),
    others.schemas,
    ...types.map(({ uid, views }) => entrySchemas(uid, views, model)),
    ...parts.map((uid) => ({ [model.nameOf(uid)]: chosenSchema(uid, model) })),
  ]);
  return {
    openapi: '3.1.1',
    info: {
      title,
      version,
      license,
      description:
        'Content is read-only: GET, HEAD and OPTIONS; any other method is answered with 405 and what is allowed. HEAD has the headers of GET. Relations to types that a token may not find are left out.',
    },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
    tags: [
      ...types.map(({ pluralName, description }) => ({ name: pluralName, description })),
      LOCALES_TAG,
      ...others.tags,
    ],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token, or what a member gets by signing in.' },
      },
      parameters: { ...parameterComponents(options), ...idParameters(types, model, examples) },
      headers: HEADERS,
      responses: RESPONSES,
      schemas: usedSchemas(schemas, [paths, RESPONSES]),
    },
  };
}

function pathsOf(type: ApiType, prefix: string, model: ContentModel): Record<string, JsonSchema> {
  const { singularName, pluralName, isSingleType } = type;
  if (isSingleType) return { [`${prefix}/${singularName}`]: { get: entryOperation(type, model) } };
  return {
    [`${prefix}/${pluralName}`]: { get: listOperation(type, model) },
    [`${prefix}/${pluralName}/{id}`]: {
      parameters: [refTo('parameters', `${model.nameOf(type.uid)}Id`)],
      get: entryOperation(type, model),
    },
  };
}

/** How the address of an entry ends, for each type that has several. */
const idParameters = (
  types: readonly ApiType[],
  model: ContentModel,
  examples: ExampleIds
): Record<string, JsonSchema> =>
  Object.fromEntries(
    types
      .filter(({ isSingleType }) => !isSingleType)
      .map(({ uid }) => [`${model.nameOf(uid)}Id`, idParameter(examples[uid])])
  );

function listOperation({ uid, pluralName, views }: ApiType, model: ContentModel): JsonSchema {
  const name = model.nameOf(uid);
  return {
    operationId: `list${pascalCase(pluralName)}`,
    summary: `A list of ${pluralName}`,
    tags: [pluralName],
    parameters: parametersOf(LIST_PARAMETERS, views),
    responses: {
      200: contentAnswer({
        description: 'The list.',
        shapes: views ? [name, `${name}Card`] : [name],
        meta: {
          type: 'object',
          properties: { pagination: schemaRef('Pagination') },
          required: ['pagination'],
          additionalProperties: false,
        },
        isList: true,
      }),
      ...responsesOf({ isList: true }),
    },
  };
}

function entryOperation(
  { uid, singularName, pluralName, isSingleType, views }: ApiType,
  model: ContentModel
): JsonSchema {
  const name = model.nameOf(uid);
  return {
    operationId: `read${name}`,
    summary: isSingleType ? `The ${singularName}` : `One of the ${pluralName}`,
    tags: [pluralName],
    parameters: parametersOf(ENTRY_PARAMETERS, views),
    responses: {
      200: contentAnswer({
        description: 'The entry.',
        shapes: views ? [name, `${name}Card`, `${name}Page`] : [name],
        meta: {
          type: 'object',
          properties: views?.page.excerpts ? { excerpts: schemaRef(excerptsName(uid, model)) } : {},
          additionalProperties: false,
        },
        isList: false,
      }),
      ...responsesOf({ isList: false }),
    },
  };
}

const parametersOf = (names: readonly string[], views: DeliveryViews | undefined): JsonSchema[] =>
  names.filter((name) => views !== undefined || !name.endsWith('View')).map((name) => refTo('parameters', name));
