import { isRelation, relationTarget, type Attribute } from '../content-model';

import type { Row, TableWriter } from './table-writer';
import type { LinkTable, Tables } from './tables';
import type { VersionKind, VersionNode } from './version-nodes';

/** Finds the row that a relation of a version points at; undefined where the target has no such version. */
export type FindTargetId = (uid: string, documentId: string, kind: VersionKind) => number | undefined;

interface Link {
  link: LinkTable;
  row: Row;
  targetId: number;
}

/** The rows that join nodes with the components in them. */
export function* componentRows(tables: Tables, node: VersionNode): Generator<{ table: string; row: Row }> {
  for (const { field, isRepeatable, nodes } of node.parts) {
    const { table, from, to } = tables.componentTableOf(node.uid, field);
    for (const [index, part] of nodes.entries()) {
      const order = isRepeatable ? index + 1 : null;
      yield { table, row: { [from]: node.row.id, [to]: part.row.id, component_type: part.uid, field, order } };
    }
  }
}

/** The rows that join a node with the media files it uses. */
export function* mediaRows(
  tables: Tables,
  node: VersionNode,
  findFileId: (name: string) => number
): Generator<{ table: string; row: Row }> {
  const { table, file, relatedId, relatedType } = tables.mediaTable();
  for (const [field, { type }] of Object.entries(node.attributes)) {
    if (type !== 'media') continue;
    for (const [index, name] of ([node.fields[field] ?? []].flat() as string[]).entries()) {
      const owner = { [relatedId]: node.row.id, [relatedType]: node.uid };
      yield { table, row: { [file]: findFileId(name), ...owner, field, order: index + 1 } };
    }
  }
}

/** The rows that join a node with the entries it refers to. */
export function* relationLinks(tables: Tables, node: VersionNode, findTargetId: FindTargetId): Generator<Link> {
  for (const [field, attribute] of Object.entries(node.attributes)) {
    if (!isRelation(attribute) || node.fields[field] === undefined) continue;
    const link = tables.linkTableOf(node.uid, field);
    for (const [index, targetId] of targetIds(node, field, attribute, findTargetId).entries()) {
      const row: Row = { [link.from]: node.row.id, [link.to]: targetId };
      if (link.order !== undefined) row[link.order] = index + 1;
      yield { link, row, targetId };
    }
  }
}

function targetIds(node: VersionNode, field: string, attribute: Attribute, find: FindTargetId): number[] {
  const documentIds = [node.fields[field] ?? []].flat() as string[];
  return documentIds.flatMap((documentId) => find(relationTarget(attribute), documentId, node.kind) ?? []);
}

/** Puts entries behind those that refer to the same target already, as Strapi does for the other side's field. */
export async function setInverseOrder(writer: TableWriter, links: readonly Link[]): Promise<void> {
  const [first] = links;
  const { table, to, inverseOrder } = first?.link ?? {};
  if (table === undefined || to === undefined || inverseOrder === undefined) return;
  const ids = [...new Set(links.map(({ targetId }) => targetId))];
  const highest = await writer.highest(table, inverseOrder, to, ids);
  for (const { row, targetId } of links) {
    const order = (highest.get(targetId) ?? 0) + 1;
    highest.set(targetId, order);
    row[inverseOrder] = order;
  }
}
