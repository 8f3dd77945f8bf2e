import type { Core } from '@strapi/strapi';

import { memoryOf } from '../services/memory';

import type { Row } from './entry-row';
import type { Piece } from './pieces';
import type { Shape } from './shapes';

/** Pieces in memory, and what becomes of them during one read. */
export interface KeptPieces {
  get(shape: Shape, id: Row['id']): Piece | undefined;
  keep(shape: Shape, piece: Piece): void;
  end(): void;
}

/** What a piece takes beside its text, and each hole in it: measured on Node 20. */
const PIECE_BYTES = 400;
const HOLE_BYTES = 120;
const ID_BYTES = 8;

const keyOf = ({ number }: Shape, id: Row['id']) => `piece ${number} ${id}`;

/** Opens the node's memory for one read, before the database is asked. */
export function openPieces({ strapi }: { strapi: Core.Strapi }): KeptPieces {
  const memory = memoryOf(strapi);
  const watch = memory.watch();
  return {
    get: (shape, id) => memory.get(keyOf(shape, id)) as Piece | undefined,
    keep(shape, piece) {
      const { id, tags } = piece;
      if (tags) watch.keep({ key: keyOf(shape, id), value: piece, bytes: bytesOf(piece), tags });
    },
    end: () => watch.end(),
  };
}

const bytesOf = ({ text, holes, entries }: Piece): number =>
  text.length +
  PIECE_BYTES +
  entries.join().length +
  holes.reduce((sum, { ids }) => sum + HOLE_BYTES + ids.length * ID_BYTES, 0);
