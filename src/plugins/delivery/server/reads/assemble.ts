import type { Gathered } from './gather-pieces';
import type { Piece } from './pieces';

const COMMA = Buffer.from(',');

/** @returns the bytes of entries, one after the other, with commas between them */
export function assemble({ pieces, inside }: Gathered): Buffer[] {
  const parts: Buffer[] = [];
  const addAll = (entries: readonly Piece[]) =>
    entries.forEach((piece, index) => {
      if (index > 0) parts.push(COMMA);
      add(piece);
    });
  const add = ({ text, holes }: Piece) => {
    let from = 0;
    for (const hole of holes) {
      parts.push(text.subarray(from, hole.at));
      addAll(inside(hole));
      from = hole.at;
    }
    parts.push(text.subarray(from));
  };
  addAll(pieces);
  return parts;
}

/** @returns what entries were made of, and all that they lead to; undefined where nobody can tell when one of them changes */
export function madeOf({ pieces, inside }: Gathered): { tags: Set<string>; entries: Set<string> } | undefined {
  const tags = new Set<string>();
  const entries = new Set<string>();
  const visited = new Set<Piece>();
  const isKnown = (piece: Piece): boolean => {
    if (visited.has(piece)) return true;
    visited.add(piece);
    if (!piece.tags) return false;
    for (const tag of piece.tags) tags.add(tag);
    for (const entry of piece.entries) entries.add(entry);
    return piece.holes.every((hole) => inside(hole).every(isKnown));
  };
  return pieces.every(isKnown) ? { tags, entries } : undefined;
}
