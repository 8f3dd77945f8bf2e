import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

import type { Hub } from '../../support/hub';

export interface Parameter {
  name: string;
  in: string;
  schema: { enum?: string[]; minimum?: number; maximum?: number };
  example?: unknown;
  examples?: { entry: { value: string } };
}

interface Response {
  $ref?: string;
  headers?: Record<string, object>;
}

interface Operation {
  operationId: string;
  tags: string[];
  parameters?: { $ref: string }[];
  responses: Record<string, Response>;
}

/** What the tests read of the hub's OpenAPI document. */
export interface OpenApi {
  openapi: string;
  info: { version: string };
  paths: Record<string, { parameters?: { $ref: string }[]; get?: Operation; post?: Operation }>;
  components: {
    parameters: Record<string, Parameter>;
    headers: Record<string, object>;
    responses: Record<string, Response>;
    schemas: Record<string, { properties: Record<string, object> }>;
  };
}

/** The hub's OpenAPI document, to hold real answers against. */
export interface Description {
  document: OpenApi;
  /** Expects a value to be what the schema under a JSON pointer says; `what` tells where it comes from. */
  expectValid(pointer: string, value: unknown, what: string): void;
  /** Expects the body of a good answer to be what its operation says. */
  expectBody(answered: { template: string; method: 'get' | 'post'; body: unknown; what: string }): void;
  expectError(body: unknown, what: string): void;
  /** @returns the headers that a response is described without, and those it is described with and has not */
  compareHeaders(compared: { described: Response | undefined; headers: object }): {
    undocumented: string[];
    missing: string[];
  };
}

/** Headers of HTTP and of security, and those by which browsers decide, which say nothing of the API. */
const GENERAL =
  /^(access-control-.*|content-(type|length|encoding|security-policy)|date|connection|keep-alive|strict-transport-security|referrer-policy|x-(?!request-id).*|origin-agent-cluster|cross-origin-.*)$/;
/** Not with each answer. */
const SOMETIMES = ['last-modified', 'vary', 'retry-after'];

/** What the hub says of its API just now. */
export const readOpenApi = async (hub: Hub): Promise<OpenApi> =>
  (await hub.request.get('/api/openapi.json').expect(200)).body as OpenApi;

/** The name at the end of a reference, such as `#/components/parameters/CityId`. */
export const nameIn = ({ $ref }: { $ref: string }): string => $ref.split('/').at(-1) as string;

/** Addresses of what is not content. */
const OTHER_TAGS = ['members', 'locales'];

/** What is read at the addresses of content, and the name of the parameter that an entry is asked for by. */
export const contentOf = ({ paths }: OpenApi): [template: string, read: Operation, id: string | undefined][] =>
  Object.entries(paths).flatMap(([template, { get, parameters }]) => {
    if (!get || get.tags.some((tag) => OTHER_TAGS.includes(tag))) return [];
    const [id] = parameters ?? [];
    return [[template, get, id && nameIn(id)]];
  });

/** The same, made ready to hold answers against. */
export async function readDescription(hub: Hub): Promise<Description> {
  const document = await readOpenApi(hub);
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi');

  const description: Description = {
    document,
    expectValid(pointer, value, what) {
      const validate = ajv.getSchema(`openapi#${pointer}`) as ValidateFunction;
      validate(value);
      expect([what, validate.errors ?? []]).toEqual([what, []]);
    },
    expectBody({ template, method, body, what }) {
      const path = template.replaceAll('~', '~0').replaceAll('/', '~1');
      description.expectValid(`/paths/${path}/${method}/responses/200/content/application~1json/schema`, body, what);
    },
    expectError: (body, what) => description.expectValid('/components/schemas/Error', body, what),
    compareHeaders({ described: { $ref, ...own } = {}, headers }) {
      const response = $ref === undefined ? own : document.components.responses[nameIn({ $ref })];
      const documented = Object.keys(response?.headers ?? {}).map((name) => name.toLowerCase());
      const there = Object.keys(headers).filter((name) => !GENERAL.test(name));
      return {
        undocumented: there.filter((name) => !documented.includes(name)),
        missing: documented.filter((name) => !there.includes(name) && !SOMETIMES.includes(name)),
      };
    },
  };
  return description;
}
