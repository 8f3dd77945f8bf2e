import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

import { answersOf } from '../services/answers';
import { memoryOf } from '../services/memory';

import type { Row } from './entry-row';

/** The finished JSON of one entry, in the form that a query asks for, and what it was made of. */
export interface Piece {
  /** Of its row. */
  id: Row['id'];
  json: Buffer;
  tags: readonly string[];
  /** The entries in it, as `cities/<documentId>`. */
  entries: readonly string[];
}

/** What a query asks for of each entry. */
export interface Shape {
  uid: string;
  /** `*` for every language. */
  locale: string;
  fields: unknown;
  populate: unknown;
}

/** Pieces in one form that are kept in memory. */
export interface ShapedPieces {
  get(id: Row['id']): Piece | undefined;
  /** @returns what an entry's piece is made of; undefined where nobody can tell when it changes */
  madeOf(row: Row): Pick<Piece, 'tags' | 'entries'> | undefined;
  keep(piece: Piece): void;
  end(): void;
}

const MAX_SHAPES = 1_000;

/** Finds the pieces that are kept, in each form that entries were asked for. */
export function createPieces({ strapi }: { strapi: Core.Strapi }): { of(shape: Shape): ShapedPieces } {
  const memory = memoryOf(strapi);
  const answers = answersOf(strapi);
  // A form is long, and the key of each piece has it: a number stands for it. One that is forgotten gets another number, and its pieces grow old.
  const numbers = new LRUCache<string, number>({ max: MAX_SHAPES });
  let lastNumber = 0;
  const numberOf = (shape: string): number => {
    const known = numbers.get(shape);
    if (known !== undefined) return known;
    lastNumber += 1;
    numbers.set(shape, lastNumber);
    return lastNumber;
  };

  return {
    of({ uid, locale, fields, populate }) {
      const number = numberOf(JSON.stringify([uid, locale, fields, populate]));
      const keyOf = (id: Row['id']) => `piece ${number} ${id}`;
      const watch = memory.watch();
      return {
        get: (id) => memory.get(keyOf(id)) as Piece | undefined,
        madeOf(row) {
          const query = { locale, ...(populate !== undefined && { populate }) };
          const made = answers.tagsOf({ uid, isList: false, query, data: row, hasExcerpts: false });
          return made && { tags: [...made.tags], entries: [...made.entries] };
        },
        keep(piece) {
          const value = { ...piece, json: exactly(piece.json) };
          watch.keep({ key: keyOf(piece.id), value, bytes: bytesOf(value), tags: piece.tags });
        },
        end: () => watch.end(),
      };
    },
  };
}

/** What a piece takes beside its letters, and each name in its lists: objects, and references to them. */
const PIECE_BYTES = 500;
const NAME_BYTES = 60;

const bytesOf = ({ json, tags, entries }: Piece): number =>
  PIECE_BYTES + json.length + [...tags, ...entries].reduce((sum, name) => sum + NAME_BYTES + name.length, 0);

/** Short ones come from 8 kB that Node shares out, all of which would be kept with any of them. */
function exactly(json: Buffer): Buffer {
  if (json.buffer.byteLength === json.length) return json;
  const exact = Buffer.allocUnsafeSlow(json.length);
  json.copy(exact);
  return exact;
}
