import { tagsOfRows } from '../tags/tags-of-rows';

import { findRows, type Choice } from './choose-rows';
import type { Row } from './entry-row';
import { orderAttributes } from './order-attributes';
import type { Page } from './pagination';
import { writePiece, type Hole, type Piece } from './pieces';
import type { Shape } from './shapes';
import type { Workshop } from './workshop';

/** Entries, and all that they lead to. */
export interface Gathered {
  pieces: readonly Piece[];
  /** The entries in a hole. */
  inside: (hole: Hole) => readonly Piece[];
}

type Found = Map<Shape, Map<Row['id'], Piece | undefined>>;

/**
 * Finds the pieces of what entries lead to, in memory or in the database: each of them once, however many entries lead to it, all of one shape by one
 * statement.
 *
 * @returns undefined where an entry is there no more, because something was changed in between
 */
export async function gather(workshop: Workshop, pieces: readonly Piece[]): Promise<Gathered | undefined> {
  const found: Found = new Map();
  let level = pieces;
  while (level.length > 0) {
    const next: Piece[] = [];
    for (const [shape, ids] of openHoles(level, found)) {
      const there = await findPieces(workshop, shape, [...ids]);
      if (!there) return undefined;
      const known = found.get(shape) ?? new Map<Row['id'], Piece>();
      found.set(shape, known);
      for (const piece of there) known.set(piece.id, piece);
      next.push(...there);
    }
    level = next;
  }
  return {
    pieces,
    inside: ({ shape, ids }) => ids.map((id) => found.get(shape)?.get(id) as Piece),
  };
}

/** @returns the ids that holes lead to, of which there are no pieces yet */
function openHoles(pieces: readonly Piece[], found: Found): Map<Shape, Set<Row['id']>> {
  const open = new Map<Shape, Set<Row['id']>>();
  for (const { shape, ids } of pieces.flatMap(({ holes }) => holes)) {
    const missing = open.get(shape) ?? new Set();
    for (const id of ids) if (!found.get(shape)?.has(id)) missing.add(id);
    if (missing.size > 0) open.set(shape, missing);
  }
  return open;
}

/** @returns the pieces of rows, in their order; undefined where one of them is there no more */
export async function findPieces(
  workshop: Workshop,
  shape: Shape,
  ids: readonly Row['id'][]
): Promise<Piece[] | undefined> {
  const found = new Map(ids.map((id) => [id, workshop.kept?.findPiece(shape, id)]));
  const missing = [...found.keys()].filter((id) => !found.get(id));
  if (missing.length > 0) {
    const made = await makePieces(workshop, shape, {
      locale: '*',
      status: workshop.status,
      filters: { id: { $in: missing } },
    });
    for (const piece of made) found.set(piece.id, piece);
  }
  const pieces = ids.map((id) => found.get(id));
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}

/** Reads entries with all that their shape asks for, and writes the piece of each. */
export async function makePieces(
  { strapi, model, hiddenBy, sanitizer, kept }: Workshop,
  shape: Shape,
  choice: Choice & Partial<Page>
): Promise<Piece[]> {
  const { uid, fields, populate } = shape;
  const rows = await findRows({ strapi }, uid, { ...choice, fields, populate });
  // Before anything is taken from the rows: what a piece was made of is more than what it shows.
  const made = rows.map((row) =>
    kept ? tagsOfRows({ model, hiddenBy }, { uid, populate, rows: emptyHoles(shape, row) }) : undefined
  );
  const shown = await sanitizer.sanitize(uid, rows);
  return rows.map(({ id }, index) => {
    const { tags, entries = [] } = made[index] ?? {};
    const piece = {
      id,
      ...writePiece(shape, orderAttributes({ model }, uid, shown[index] as object)),
      tags: tags && [...tags],
      entries: [...entries],
    };
    kept?.keepPiece(shape, piece);
    return piece;
  });
}

/** What an entry leads to is told by its links; the entries there are told by their own pieces. */
const emptyHoles = ({ holes }: Shape, row: Row): Row => ({
  ...row,
  ...Object.fromEntries([...holes.keys()].map((name) => [name, []])),
});
