import type { Core } from '@strapi/strapi';
import { memoize } from 'lodash';

import { shapeOf, type ContentShape, type ShapedSchema } from '../domain/content-shape';
import type { ShapeOfPart } from '../domain/parts';

/** The table in which Strapi keeps a relation that is held by a type or component. */
export interface LinkTable {
  table: string;
  /** The column of the side the relation is declared on, and its table. */
  from: string;
  fromTable: string;
  /** The column of the other side, and its table. */
  to: string;
  toTable: string;
  order?: string;
  inverseOrder?: string;
  /** The attribute on the side it is declared on. */
  name: string;
  holder: string;
  target: string;
  /** Whether one entry of the holding side has one target at most. */
  isToOne: boolean;
  /** Whether one target has one entry of the holding side at most. */
  isOfOne: boolean;
  /** Whether the target has a field for it too. */
  hasInverse: boolean;
}

/** A relation as one of its ends sees it: `from` where it is declared there, `to` at the other. */
export interface LinkEnd {
  link: LinkTable;
  end: 'from' | 'to';
}

/** The table that joins versions, or components, with the components in them. */
export interface PartTable {
  table: string;
  holder: string;
  part: string;
}

export interface MediaTable {
  table: string;
  file: string;
  relatedId: string;
  relatedType: string;
}

interface JoinMetadata {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  morphColumn: { idColumn: { name: string }; typeColumn: { name: string } };
  orderColumnName?: string;
  inverseOrderColumnName?: string;
}

interface AttributeMetadata {
  type: string;
  columnName?: string;
  relation?: string;
  target?: string;
  mappedBy?: string;
  inversedBy?: string;
  joinTable?: JoinMetadata;
  joinColumn?: { name: string };
}

const FILE_UID = 'plugin::upload.file';

/** Not copied from version to version: they say which version a row is, or when and what it became. */
const OWN_ATTRIBUTES = new Set([
  'id',
  'documentId',
  'locale',
  'publishedAt',
  'createdAt',
  'updatedAt',
  'contentLocale',
  'fieldLocales',
]);

/**
 * Knows where Strapi keeps what: tables, columns, and which of them are localised. Names are looked up in Strapi's metadata, once.
 *
 * @param contentTypes - the uids of the types the plugin keeps
 */
export function createContentTables({
  strapi,
  contentTypes,
}: {
  strapi: Core.Strapi;
  contentTypes: readonly string[];
}) {
  const shapes = new Map<string, ContentShape>();
  const metadataOf = (uid: string) =>
    strapi.db.metadata.get(uid) as unknown as {
      tableName: string;
      attributes: Record<string, AttributeMetadata>;
    };

  const shapeOfPart: ShapeOfPart = ({ uid }, isLocalised) => {
    const key = `${uid} ${String(isLocalised)}`;
    const known = shapes.get(key);
    if (known) return known;
    const schema = strapi.getModel(uid as never) as unknown as ShapedSchema;
    const shape = shapeOf({ uid, schema, isComponent: isComponent(uid), isLocalised });
    shapes.set(key, shape);
    return shape;
  };

  function linkTable(holder: string, name: string): LinkTable | undefined {
    const { tableName, attributes } = metadataOf(holder);
    const { type, relation, target, joinTable, mappedBy, inversedBy } = attributes[name] as AttributeMetadata;
    if (type !== 'relation' || mappedBy !== undefined || !joinTable?.inverseJoinColumn) return undefined;
    if (target === undefined || !contentTypes.includes(target)) return undefined;
    return {
      table: joinTable.name,
      from: joinTable.joinColumn.name,
      fromTable: tableName,
      to: joinTable.inverseJoinColumn.name,
      toTable: metadataOf(target).tableName,
      order: joinTable.orderColumnName,
      inverseOrder: joinTable.inverseOrderColumnName,
      name,
      holder,
      target,
      isToOne: relation?.endsWith('ToOne') === true,
      isOfOne: inversedBy !== undefined && relation === 'oneToOne',
      hasInverse: inversedBy !== undefined,
    };
  }

  const isComponent = (uid: string): boolean => uid in strapi.components;

  const linksHeldBy = memoize((uid: string): LinkTable[] =>
    Object.keys(metadataOf(uid).attributes).flatMap((name) => linkTable(uid, name) ?? [])
  );

  const linksTo = memoize((target: string) =>
    [...contentTypes, ...Object.keys(strapi.components)]
      .flatMap((uid) => linksHeldBy(uid))
      .filter((link) => link.target === target)
  );

  return {
    shapeOfPart,
    isComponent,
    tableOf: (uid: string): string => metadataOf(uid).tableName,
    columnOf: (uid: string, name: string): string => metadataOf(uid).attributes[name]?.columnName ?? name,

    /** The columns of what all versions share, and of who wrote a version, which is copied to a new one only. */
    sharedColumns: memoize((uid: string) =>
      Object.entries(metadataOf(uid).attributes).flatMap(([name, { type, columnName }]) =>
        type === 'relation' || columnName === undefined || OWN_ATTRIBUTES.has(name)
          ? []
          : [{ name, column: columnName }]
      )
    ),
    creatorColumns: memoize((uid: string) =>
      ['createdBy', 'updatedBy'].flatMap((name) => metadataOf(uid).attributes[name]?.joinColumn?.name ?? [])
    ),

    /** Where the components of a type or component are joined with it; one table for all its fields. */
    partTableOf: memoize((uid: string): PartTable | undefined => {
      const [part] = shapeOfPart({ uid }, false).parts;
      const join = part && metadataOf(uid).attributes[part.name]?.joinTable;
      if (!join) return undefined;
      const part_ = join.morphColumn ? join.morphColumn.idColumn.name : join.inverseJoinColumn.name;
      return { table: join.name, holder: join.joinColumn.name, part: part_ };
    }),

    linksHeldBy,

    /** Relations that lead to a type, held by types or components. */
    linksTo,

    /** The relations between a type and types, itself too, each from the type's end. */
    endsAt: memoize((type: string): LinkEnd[] => [
      ...linksHeldBy(type).map((link) => ({ link, end: 'from' as const })),
      ...linksTo(type).flatMap((link) => (isComponent(link.holder) ? [] : [{ link, end: 'to' as const }])),
    ]),

    mediaTable: (): MediaTable => {
      const { name, joinColumn, morphColumn } = metadataOf(FILE_UID).attributes.related?.joinTable as JoinMetadata;
      return {
        table: name,
        file: joinColumn.name,
        relatedId: morphColumn.idColumn.name,
        relatedType: morphColumn.typeColumn.name,
      };
    },
  };
}

export type ContentTables = ReturnType<typeof createContentTables>;
