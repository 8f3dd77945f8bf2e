import { cloneDeep, get, isEqual, set } from 'lodash';

import { isSystemField, type Model, type Pieces } from './pieces';

/** What the content manager keeps on a content type or component. */
export interface Configuration {
  settings: object;
  metadatas: object;
  layouts: { list: string[]; edit: { name: string; size: number }[][] };
}

/** What the code last brought into a configuration. */
export interface Applied {
  pieces: Pieces;
  /** The type each attribute had then. */
  types: Readonly<Record<string, string>>;
}

export interface Merge {
  stored: Configuration;
  /** What the code wants now. */
  desired: Pieces;
  /** Undefined where the code was never applied. */
  applied: Applied | undefined;
  model: Model;
  /** Whether a content type has an attribute today. */
  hasAttribute: (uid: string, name: string) => boolean;
}

/**
 * Brings the pieces of a view into a stored configuration, three-way: a piece follows the code as long as the stored
 * value is still the one the code last put there; after an administrator changed it, it stays theirs.
 *
 * @returns the configuration to store; `stored` itself is left as it is
 */
export function mergeView({ stored, desired, applied, model, hasAttribute }: Merge): Configuration {
  const merged = cloneDeep(stored);
  for (const [path, value] of Object.entries(desired)) {
    if (isOurs({ path, stored, applied, model, hasAttribute })) set(merged, path, cloneDeep(value));
  }
  return merged;
}

function isOurs({ path, stored, applied, model, hasAttribute }: Omit<Merge, 'desired'> & { path: string }): boolean {
  if (applied === undefined || !(path in applied.pieces)) return true;

  const before = applied.pieces[path];
  const now: unknown = get(stored, path);
  if (isLayout(path)) {
    const isComparable = (name: string) =>
      isSystemField(name) || (name in applied.types && applied.types[name] === model.attributes[name]?.type);
    return isEqual(onlyFields(now, isComparable), onlyFields(before, isComparable));
  }
  // Strapi itself replaces a reference to an attribute that is gone; nobody chose what stands there now.
  const referred = referredModel(path, model);
  if (referred && !isSystemField(String(before)) && !hasAttribute(referred, String(before))) return true;
  return isEqual(now, before);
}

const isLayout = (path: string) => path.startsWith('layouts.');

/**
 * A layout without the fields Strapi itself moves at boot: new ones, which it appends, and those that are gone or
 * have another type.
 */
function onlyFields(layout: unknown, isComparable: (name: string) => boolean): unknown {
  const rows = layout as (string | { name: string; size: number }[])[];
  return rows
    .map((row) => (typeof row === 'string' ? [row] : row))
    .map((row) => row.filter((cell) => isComparable(typeof cell === 'string' ? cell : cell.name)))
    .filter((row) => row.length > 0);
}

/** The content type an attribute of which a piece names, for the pieces that do. */
function referredModel(path: string, model: Model): string | undefined {
  if (path === 'settings.mainField' || path === 'settings.defaultSortBy') return model.uid;
  const field = /^metadatas\.(.+)\.edit\.mainField$/.exec(path)?.[1];
  return field === undefined ? undefined : model.attributes[field]?.target;
}
