import type { Attribute } from '../schema-fields';

interface StructuredAttribute extends Attribute {
  repeatable?: boolean;
}

export interface StructuredSchema {
  attributes: Record<string, StructuredAttribute>;
}

interface Comparison {
  schema: StructuredSchema;
  /** Schemas of components by uid. */
  components: Record<string, StructuredSchema>;
  /** What is stored, components populated. */
  stored: Record<string, unknown>;
  /** What is to be written; attributes left out stay as they are. */
  proposed: Record<string, unknown>;
  /** Whether the person may write all of a component, and so may also add, remove or reorder it. */
  mayWriteAll: (path: string) => boolean;
  path?: string;
}

export interface StructuralChange {
  /** The component's path, such as `statistics`. */
  path: string;
  /** The ids that have to be sent, in this order. */
  ids: string[];
}

/**
 * Finds a component that a write would add, remove, replace or reorder although the person may only write its text.
 * Strapi drops the fields of a component one may not write, but takes a component without `id` for a new one, and so
 * loses the fields it has dropped.
 *
 * @returns the first such component, or undefined
 */
export function findStructuralChange(comparison: Comparison): StructuralChange | undefined {
  const { schema, components, stored, proposed, mayWriteAll, path: parent } = comparison;

  for (const [name, { type, component }] of Object.entries(schema.attributes)) {
    if (type !== 'component' || component === undefined || proposed[name] === undefined) continue;
    const path = parent === undefined ? name : `${parent}.${name}`;
    if (mayWriteAll(path)) continue;

    const storedRows = rowsOf(stored[name]);
    const proposedRows = rowsOf(proposed[name]);
    const ids = storedRows.map(idOf);
    if (ids.length !== proposedRows.length || ids.some((id, index) => id !== idOf(proposedRows[index]))) {
      return { path, ids };
    }
    for (const [index, row] of storedRows.entries()) {
      const nested = findStructuralChange({
        ...comparison,
        schema: components[component] as StructuredSchema,
        stored: row,
        proposed: proposedRows[index] as Record<string, unknown>,
        path,
      });
      if (nested) return nested;
    }
  }
  return undefined;
}

/** What to populate so that `stored` holds every component, nested ones too. */
export function componentPopulate({
  schema,
  components,
}: Pick<Comparison, 'schema' | 'components'>): Record<string, { populate: object }> {
  const entries = Object.entries(schema.attributes).flatMap(([name, { type, component }]) => {
    if (type !== 'component' || component === undefined) return [];
    const nested = componentPopulate({ schema: components[component] as StructuredSchema, components });
    return [[name, { populate: nested }] as const];
  });
  return Object.fromEntries(entries);
}

type Row = Record<string, unknown>;

/** Anything that is not an object counts as a row without an id, so that it is never taken for nothing. */
function rowsOf(value: unknown): Row[] {
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  return rows
    .filter((row) => row !== null && row !== undefined)
    .map((row) => (typeof row === 'object' ? (row as Row) : {}));
}

/** Ids reach us as numbers or as text. */
const idOf = (row: Row | undefined): string =>
  typeof row?.id === 'number' || typeof row?.id === 'string' ? String(row.id) : '';
