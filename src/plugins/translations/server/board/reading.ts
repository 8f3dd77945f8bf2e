import type { Core } from '@strapi/strapi';

import type { AllowedDrafts, VersionRows } from '../services/version-rows';

/** What a person may read of the entries of a type. */
export interface ReadableType {
  type: string;
  versions: AllowedDrafts;
  /** Versions whose name may be read. */
  names: AllowedDrafts;
}

/** @returns the types of which the person may read anything, in the order of the options */
export function readableTypes({
  rows,
  ability,
  types,
}: {
  rows: VersionRows;
  ability: unknown;
  types: readonly string[];
}): ReadableType[] {
  return types.flatMap((type) => {
    const versions = rows.allowed({ ability, type, action: 'read' });
    if (versions.locales.length === 0 && !versions.ids) return [];
    return { type, versions, names: rows.allowed({ ability, type, action: 'read', field: rows.nameField(type) }) };
  });
}

/** The table and the columns that link entries of a type with places. */
export interface PlaceLink {
  table: string;
  from: string;
  to: string;
  /** Versions whose link may be read. */
  readable: AllowedDrafts;
}

interface RelationMetadata {
  type: string;
  target?: string;
  joinTable?: { name: string; joinColumn?: { name: string }; inverseJoinColumn?: { name: string } };
}

/** Finds the relations of a type that lead to places, on whichever side they are declared. */
export function placeLinks({
  strapi,
  rows,
  ability,
  type,
  place,
}: {
  strapi: Core.Strapi;
  rows: VersionRows;
  ability: unknown;
  type: string;
  place: string;
}): PlaceLink[] {
  const { attributes } = strapi.db.metadata.get(type) as unknown as { attributes: Record<string, RelationMetadata> };
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const { name: table, joinColumn, inverseJoinColumn } = attribute.joinTable ?? {};
    if (attribute.type !== 'relation' || attribute.target !== place || !table || !joinColumn || !inverseJoinColumn) {
      return [];
    }
    const readable = rows.allowed({ ability, type, action: 'read', field: name });
    return { table, from: joinColumn.name, to: inverseJoinColumn.name, readable };
  });
}
