import type { JsonSchema } from './schema-of-attribute';

const REFERENCE = /"\$ref":"#\/components\/schemas\/([^"]+)"/g;

/**
 * Leaves out what no answer holds: a type has a link view whether or not anything links to it.
 *
 * @param roots - the rest of the document
 * @returns the schemas that something in `roots` leads to, in their order
 */
export function usedSchemas(
  schemas: Readonly<Record<string, JsonSchema>>,
  roots: readonly unknown[]
): Record<string, JsonSchema> {
  const used = new Set<string>();
  const follow = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(REFERENCE)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name]);
    }
  };
  roots.forEach(follow);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}
