import { join, type Part, type ShapeOfPart } from './parts';
import { segmentTexts } from './texts';

/**
 * Finds what each item goes on from: the same text, wherever it moved to; then, for what is left, in order.
 *
 * @returns for each of `now`, an index of `before`, each at most once
 */
export function align(before: readonly string[], now: readonly string[]): (number | undefined)[] {
  const free = new Set(before.keys());
  const found = now.map((text, index) => {
    const isSame = before[index] === text;
    if (isSame) free.delete(index);
    return isSame ? index : undefined;
  });
  const take = (accept: (index: number) => boolean) => (known: number | undefined) => {
    if (known !== undefined) return known;
    const index = [...free].find(accept);
    if (index !== undefined) free.delete(index);
    return index;
  };
  const moved = found.map((known, index) => take((other) => before[other] === now[index])(known));
  return moved.map(take(() => true));
}

/** Where each component of a version was before a write, by path; undefined for a new one. */
export type PartOrigins = ReadonlyMap<string, string | undefined>;

/**
 * Finds where each component of a version was before: by its id where ids were kept, else by its texts. Strapi gives new ids
 * to all components of a version it publishes, and to those that are written without.
 */
export function alignParts({
  before,
  now,
  shapeOfPart,
}: {
  before: Part | undefined;
  now: Part;
  shapeOfPart: ShapeOfPart;
}): PartOrigins {
  const origins = new Map<string, string | undefined>();
  const visit = (place: {
    now: Part;
    path: string;
    before?: Part;
    beforePath?: string;
    isLocalised: boolean;
  }): void => {
    origins.set(place.path, place.beforePath);
    for (const { name, isList, isLocalised } of shapeOfPart(place.now, place.isLocalised).parts) {
      const rows = place.now.parts.get(name) ?? [];
      const formerRows = place.before?.parts.get(name) ?? [];
      const pathOf = (path: string, index: number) => join(path, isList ? `${name}.${index}` : name);
      for (const [index, formerIndex] of alignRows(formerRows, rows).entries()) {
        visit({
          now: rows[index] as Part,
          path: pathOf(place.path, index),
          before: formerIndex === undefined ? undefined : formerRows[formerIndex],
          beforePath: formerIndex === undefined ? undefined : pathOf(place.beforePath ?? '', formerIndex),
          isLocalised,
        });
      }
    }
  };
  visit({ now, path: '', before, beforePath: before && '', isLocalised: true });
  return origins;
}

function alignRows(before: readonly Part[], now: readonly Part[]): (number | undefined)[] {
  const byId = now.map(({ id, uid }) => {
    const index = before.findIndex((row) => row.id === id && row.uid === uid);
    return index === -1 ? undefined : index;
  });
  if (byId.some((index) => index !== undefined)) return byId;
  return align(before.map(fingerprint), now.map(fingerprint));
}

const fingerprint = ({ uid, texts }: Part): string =>
  JSON.stringify([uid, [...texts].map(([name, text]) => [name, segmentTexts(text)])]);

/** Keeps what is known by path with its component, wherever that moved to; what was in a removed component goes. */
export function moveWithParts<Value>(
  known: Iterable<readonly [string, Value]>,
  origins: PartOrigins
): Map<string, Value> {
  const byHolder = new Map<string, (readonly [name: string, value: Value])[]>();
  for (const [path, value] of known) {
    const dot = path.lastIndexOf('.');
    const holder = path.slice(0, Math.max(dot, 0));
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), [path.slice(dot + 1), value]]);
  }
  const moved = new Map<string, Value>();
  for (const [path, origin] of origins) {
    for (const [name, value] of (origin !== undefined && byHolder.get(origin)) || [])
      moved.set(join(path, name), value);
  }
  return moved;
}
