/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a schema is written from: an attribute of a content type, a component or a file. */
export interface Attribute {
  type: string;
  required?: boolean;
  private?: boolean;
  repeatable?: boolean;
  multiple?: boolean;
  relation?: string;
  target?: string;
  component?: string;
  enum?: readonly string[];
  regex?: string;
}

const TEXT = { type: 'string' };
/** Rich text as Strapi keeps it: blocks with children. */
const BLOCKS = { type: 'array', items: { type: 'object', properties: { type: TEXT }, required: ['type'] } };

/** What each type of attribute is in an answer. Types that lead elsewhere are not among them. */
const SCALARS: Readonly<Record<string, JsonSchema>> = {
  string: TEXT,
  text: TEXT,
  richtext: TEXT,
  uid: TEXT,
  email: TEXT,
  biginteger: TEXT,
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  float: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  blocks: BLOCKS,
  json: {},
};

/** Whether an attribute leads to other entries, to components or to files, and is in an answer only where populated. */
export const isLink = ({ type }: Attribute): boolean =>
  ['relation', 'component', 'media', 'dynamiczone'].includes(type);

/** Whether what an attribute leads to is a list. */
export const isToMany = ({ repeatable, multiple, relation }: Attribute): boolean =>
  repeatable === true || multiple === true || relation?.endsWith('ToMany') === true;

/**
 * @param attribute - one that leads nowhere
 * @returns what its value may be in an answer: `null` too, unless it is required
 */
export function schemaOfScalar({ type, enum: values, required, regex }: Attribute): JsonSchema {
  const schema: Record<string, unknown> = {
    ...(type === 'enumeration' ? { type: 'string', enum: values } : SCALARS[type]),
    ...(regex !== undefined && { pattern: regex }),
  };
  if (required === true || schema.type === undefined) return schema;
  return { ...schema, type: [schema.type, 'null'], ...(values && { enum: [...values, null] }) };
}
