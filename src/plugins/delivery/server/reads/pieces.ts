import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

import type { MemoryService } from '../services/memory';

import { tagsOfPopulate, type Populate, type Row } from './piece-tags';

/** The finished JSON of one entry, in the form that a query asks for, and what it was made of. */
export interface Piece {
  /** Of its row. */
  id: Row['id'];
  json: Buffer;
  tags: string[];
}

/** What a query asks for of each entry. */
export interface Shape {
  uid: string;
  locale: string;
  fields: unknown;
  populate: Populate | undefined;
}

/** Pieces in one form that are kept in memory. */
interface ShapedPieces {
  get(id: Row['id']): Piece | undefined;
  keep(piece: Piece): void;
  end(): void;
  /** What decides which rows are in a piece, beside those in it. */
  tags: ReadonlySet<string>;
}

const MAX_SHAPES = 1_000;

/** Finds the pieces that are kept, in each form that entries were asked for. */
export function createPieces({
  strapi,
  memory,
  hiddenBy,
}: {
  strapi: Core.Strapi;
  memory: MemoryService;
  hiddenBy: ReadonlySet<string>;
}) {
  // A form is long, and the key of each piece has it: a number stands for it. One that is forgotten gets another number, and its pieces grow old.
  const shapes = new LRUCache<string, { number: number; tags: ReadonlySet<string> | undefined }>({ max: MAX_SHAPES });
  let lastNumber = 0;

  return {
    /** @returns undefined where pieces in this form cannot be kept */
    of(shape: Shape): ShapedPieces | undefined {
      const { uid, locale, fields, populate = {} } = shape;
      const written = JSON.stringify([uid, locale, fields, populate]);
      let known = shapes.get(written);
      if (!known) {
        lastNumber += 1;
        known = { number: lastNumber, tags: tagsOfPopulate({ strapi }, { uid, populate, locale, hiddenBy }) };
        shapes.set(written, known);
      }
      const { number, tags } = known;
      if (!tags) return undefined;
      const watch = memory.watch();
      const keyOf = (id: Row['id']) => `piece ${number} ${id}`;
      return {
        tags,
        get: (id) => memory.get(keyOf(id)) as Piece | undefined,
        keep: (piece) => {
          watch.keep({ key: keyOf(piece.id), value: piece, bytes: piece.json.length, tags: piece.tags });
        },
        end: () => watch.end(),
      };
    },
  };
}

export type Pieces = ReturnType<typeof createPieces>;
