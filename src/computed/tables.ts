import type { Core } from '@strapi/strapi';

/** The names PostgreSQL knows a relation's join table by. */
export interface JoinTable {
  table: string;
  /** The column that holds the id of the side the relation is declared on. */
  from: string;
  /** The column that holds the id of the other side. */
  to: string;
}

/** Looks up what Strapi named a type's table. */
export function tableOf({ strapi }: { strapi: Core.Strapi }, uid: string): string {
  return strapi.db.metadata.get(uid).tableName;
}

/**
 * Looks up what Strapi named a relation's join table.
 *
 * @throws Error when the attribute is no relation with a join table
 */
export function joinTableOf({ strapi }: { strapi: Core.Strapi }, uid: string, attribute: string): JoinTable {
  const definition = strapi.db.metadata.get(uid).attributes[attribute];
  if (!definition || !('joinTable' in definition) || !definition.joinTable) {
    throw new Error(`${uid}.${attribute} is not a relation with a join table`);
  }
  const { name, joinColumn, inverseJoinColumn } = definition.joinTable as {
    name: string;
    joinColumn: { name: string };
    inverseJoinColumn: { name: string };
  };
  return { table: name, from: joinColumn.name, to: inverseJoinColumn.name };
}
