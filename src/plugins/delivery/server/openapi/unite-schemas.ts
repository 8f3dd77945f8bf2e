import { isEqual } from 'lodash';

import type { JsonSchema } from './schema-of-attribute';

/**
 * Puts schemas together under their names, in their order.
 *
 * @throws Error where two that are not the same have one name
 */
export function uniteSchemas(groups: readonly Readonly<Record<string, JsonSchema>>[]): Record<string, JsonSchema> {
  const united = new Map<string, JsonSchema>();
  for (const [name, schema] of groups.flatMap((group) => Object.entries(group))) {
    const known = united.get(name) ?? schema;
    if (!isEqual(known, schema)) throw new Error(`The OpenAPI document has two different schemas called "${name}".`);
    united.set(name, known);
  }
  return Object.fromEntries(united);
}
