import type { Core } from '@strapi/strapi';

import { exactBytes } from '../memory/exact-bytes';
import { memoryOf, type ReadWatch } from '../services/memory';

import type { Row } from './entry-row';
import type { Piece } from './pieces';
import type { Shape } from './shapes';

/** What answers are put together of, in memory: it is found there, and kept, during one read. */
export interface KeptParts {
  findPiece(shape: Shape, id: Row['id']): Piece | undefined;
  keepPiece(shape: Shape, piece: Piece): void;
  /** @param list - says which entries are counted */
  findCount(list: string): number | undefined;
  keepCount(counted: { list: string; count: number; tags: Iterable<string> }): void;
}

/** What a piece takes beside its text, and each hole in it: measured on Node 20. */
const PIECE_BYTES = 400;
const HOLE_BYTES = 120;
const ID_BYTES = 8;

const COUNT_BYTES = 8;

const pieceKeyOf = ({ number }: Shape, id: Row['id']) => `piece ${number} ${id}`;
const countKeyOf = (list: string) => `count ${list}`;

/** @param watch - of the request, opened before it was found out what the reader may do */
export function openKeptParts({ strapi, watch }: { strapi: Core.Strapi; watch: ReadWatch }): KeptParts {
  const memory = memoryOf(strapi);
  return {
    findPiece: (shape, id) => memory.get(pieceKeyOf(shape, id)) as Piece | undefined,
    keepPiece(shape, piece) {
      const { id, tags, text } = piece;
      if (!tags) return;
      const value = { ...piece, text: exactBytes(text) };
      watch.keep({ key: pieceKeyOf(shape, id), value, bytes: bytesOf(piece), tags });
    },
    findCount: (list) => memory.get(countKeyOf(list)) as number | undefined,
    keepCount({ list, count, tags }) {
      watch.keep({ key: countKeyOf(list), value: count, bytes: COUNT_BYTES, tags, isOnTrial: true });
    },
  };
}

const bytesOf = ({ text, holes, entries }: Piece): number =>
  text.length +
  PIECE_BYTES +
  entries.join().length +
  holes.reduce((sum, { ids }) => sum + HOLE_BYTES + ids.length * ID_BYTES, 0);
