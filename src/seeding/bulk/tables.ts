import type { Core } from '@strapi/strapi';

/** The table in which Strapi keeps a relation. */
export interface LinkTable {
  table: string;
  /** The column of the side the relation is declared on. */
  from: string;
  /** The column of the other side. */
  to: string;
  /** The column with a target's place among those of one entry, where there are several. */
  order?: string;
  /** The column with an entry's place among those of one target, where the other side has a field. */
  inverseOrder?: string;
}

/** The table that joins entries, or components, with the components in them. */
export type ComponentTable = Pick<LinkTable, 'table' | 'from' | 'to'>;

/** The table that joins media files with what uses them. */
export interface MediaTable {
  table: string;
  file: string;
  relatedId: string;
  relatedType: string;
}

const FILE_UID = 'plugin::upload.file';

interface JoinMetadata {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  morphColumn: { idColumn: { name: string }; typeColumn: { name: string } };
  orderColumnName?: string;
  inverseOrderColumnName?: string;
}

/** Looks up what Strapi named its tables and columns, which its metadata knows and nobody should guess. */
export function createTables({ strapi }: { strapi: Core.Strapi }) {
  const attributeOf = (uid: string, name: string) => {
    const attribute = strapi.db.metadata.get(uid).attributes[name];
    if (!attribute) throw new Error(`${uid} has no field "${name}"`);
    return attribute as { columnName?: string; joinTable?: JoinMetadata };
  };
  const joinOf = (uid: string, name: string): JoinMetadata => {
    const { joinTable } = attributeOf(uid, name);
    if (!joinTable) throw new Error(`${uid}.${name} has no join table`);
    return joinTable;
  };
  const endsOf = ({ name, joinColumn, inverseJoinColumn }: JoinMetadata) => ({
    table: name,
    from: joinColumn.name,
    to: inverseJoinColumn.name,
  });

  return {
    tableOf: (uid: string): string => strapi.db.metadata.get(uid).tableName,
    columnOf: (uid: string, name: string): string => attributeOf(uid, name).columnName ?? name,
    componentTableOf: (uid: string, name: string): ComponentTable => endsOf(joinOf(uid, name)),
    linkTableOf: (uid: string, name: string): LinkTable => {
      const join = joinOf(uid, name);
      return { ...endsOf(join), order: join.orderColumnName, inverseOrder: join.inverseOrderColumnName };
    },
    mediaTable: (): MediaTable => {
      const { name, joinColumn, morphColumn } = joinOf(FILE_UID, 'related');
      const { idColumn, typeColumn } = morphColumn;
      return { table: name, file: joinColumn.name, relatedId: idColumn.name, relatedType: typeColumn.name };
    },
  };
}

export type Tables = ReturnType<typeof createTables>;
