import { BLOCKS } from './blocks';
import { schemaRef } from './names';

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
  /** What its value is, never null unless this says so, where the type alone does not tell. */
  schema?: JsonSchema;
}

const TEXT = { type: 'string' };
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
  blocks: schemaRef(BLOCKS),
  json: {},
};

/** @returns what may be missing, as null */
export const oneOrNone = (schema: JsonSchema): JsonSchema => ({ oneOf: [schema, { type: 'null' }] });

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
export function schemaOfScalar({ type, enum: values, required, regex, schema: own }: Attribute): JsonSchema {
  if (own) return own;
  const schema: Record<string, unknown> = {
    ...(type === 'enumeration' ? { type: 'string', enum: values } : SCALARS[type]),
    ...(regex !== undefined && { pattern: regex }),
  };
  if (required === true) return schema;
  if (schema.$ref !== undefined) return oneOrNone(schema);
  if (schema.type === undefined) return schema;
  return { ...schema, type: [schema.type, 'null'], ...(values && { enum: [...values, null] }) };
}
