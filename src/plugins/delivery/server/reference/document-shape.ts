/** What the reference shows of a schema. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  enum?: readonly unknown[];
  const?: string | number | boolean;
  additionalProperties?: boolean | Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  default?: string | number | boolean;
}

export interface Reference {
  $ref: string;
}

export interface Parameter {
  name: string;
  in: string;
  description: string;
  schema: Schema;
  example?: string;
  examples?: { entry: { value: string } };
}

type Content = Readonly<Record<string, { schema: Schema }>>;

export interface Answer {
  description: string;
  headers?: Readonly<Record<string, Reference>>;
  content?: Content;
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  parameters?: readonly (Reference | Parameter)[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, Answer | Reference>>;
}

export const METHODS = ['get', 'post'] as const;
type Method = (typeof METHODS)[number];

/** What the reference shows of the OpenAPI document that this plugin writes. */
export interface ShownDocument {
  info: { title: string; version: string; description: string };
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, { parameters?: readonly Reference[] } & Partial<Record<Method, Operation>>>>;
  components: {
    parameters: Readonly<Record<string, Parameter>>;
    headers: Readonly<Record<string, { description: string }>>;
    responses: Readonly<Record<string, Answer>>;
    schemas: Readonly<Record<string, Schema>>;
    securitySchemes: Readonly<Record<string, { description: string }>>;
  };
}

/** @returns the name at the end of a reference: `City` of `#/components/schemas/City` */
export const nameOf = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1);
