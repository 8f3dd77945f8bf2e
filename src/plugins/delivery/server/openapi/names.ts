import type { JsonSchema } from './schema-of-attribute';

/** @returns a name as schemas and operations have it: `EventType` of `event-type` */
export const pascalCase = (name: string): string =>
  name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

/** @returns what leads to a part of the document's `components` */
export const refTo = (
  kind: 'schemas' | 'parameters' | 'headers' | 'responses',
  name: string
): JsonSchema & { readonly $ref: string } => ({ $ref: `#/components/${kind}/${name}` });

/** @returns what leads to a schema */
export const schemaRef = (name: string): JsonSchema => refTo('schemas', name);
