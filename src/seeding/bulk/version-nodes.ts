import {
  componentAttributes,
  isDerived,
  isRelation,
  type Attribute,
  type Attributes,
  type ContentModel,
} from '../content-model';
import type { SeedFields } from '../reader/read-fields';

import type { Row } from './table-writer';
import type { Tables } from './tables';

/** Which of an entry's rows something belongs to. */
export interface VersionKind {
  locale: string;
  isPublished: boolean;
}

/** A row to be inserted, of an entry's version or of a component in it. */
export interface VersionNode {
  uid: string;
  kind: VersionKind;
  attributes: Attributes;
  fields: SeedFields;
  row: Row & { id: number };
  /** The components in it, by field. */
  parts: { field: string; isRepeatable: boolean; nodes: VersionNode[] }[];
}

interface NodeOptions {
  model: ContentModel;
  tables: Tables;
  uid: string;
  attributes: Attributes;
  fields: SeedFields;
  kind: VersionKind;
}

/** Makes the row of a version or component, and those of the components in it. Their ids are still to be set. */
export function createNode(options: NodeOptions): VersionNode {
  const { model, tables, uid, attributes, fields, kind } = options;
  const node: VersionNode = { uid, kind, attributes, fields, row: { id: 0 }, parts: [] };
  for (const [name, attribute] of Object.entries(attributes)) {
    if (isRelation(attribute) || attribute.type === 'media') continue;
    if (attribute.type !== 'component') {
      const value = isDerived(attribute) ? undefined : (fields[name] ?? attribute.default);
      node.row[tables.columnOf(uid, name)] = toColumnValue(attribute, value);
      continue;
    }
    const components = [fields[name] ?? []].flat() as SeedFields[];
    node.parts.push({
      field: name,
      isRepeatable: attribute.repeatable === true,
      nodes: components.map((component) =>
        createNode({
          ...options,
          uid: attribute.component ?? '',
          attributes: componentAttributes(model, attribute),
          fields: component,
        })
      ),
    });
  }
  return node;
}

/** A node and all nodes in it. */
export function* walkNodes(nodes: readonly VersionNode[]): Generator<VersionNode> {
  for (const node of nodes) {
    yield node;
    for (const part of node.parts) yield* walkNodes(part.nodes);
  }
}

function toColumnValue({ type }: Attribute, value: unknown): unknown {
  if (value === undefined) return null;
  return type === 'datetime' ? toTimestamp(new Date(value as string)) : value;
}

/**
 * A time as Strapi stores it: its columns know no time zone, and the PostgreSQL driver writes and reads
 * the wall clock of the process.
 */
export function toTimestamp(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, -1);
}
