import type { Core, UID } from '@strapi/strapi';

import type { Row } from './piece-tags';
import type { Piece, Pieces } from './pieces';
import type { Query } from './standard-api';

interface Found {
  results: Row[];
  pagination: object;
}

/** A read of a content type, in the form that Strapi's core service takes. */
export interface PieceRead {
  uid: UID.ContentType;
  query: Query;
  /** Takes from rows what the reader must not see. */
  sanitize: (rows: Row[]) => Promise<unknown>;
  /** Undefined where nothing may be kept for this reader. */
  pieces: ReturnType<Pieces['of']>;
}

/** What decides which entries are in a list, and not what is shown of them. */
const CHOOSING = ['filters', 'sort', 'pagination', '_q'];

/** The part of Strapi's core service that chooses entries. */
type ListService = (params: object) => Promise<Found>;

/**
 * Reads a list: which entries are in it, and in which order, is asked of the database as Strapi asks it, for their ids only. Of each entry the
 * finished piece is taken from memory, or is made.
 *
 * @returns undefined where an entry was changed in between
 */
export async function readList(
  { strapi, tagsOf }: { strapi: Core.Strapi; tagsOf: Pieces['tagsOf'] },
  read: PieceRead
): Promise<{ pieces: Piece[]; pagination: object } | undefined> {
  const { uid, query } = read;
  const { populate: _populate, ...choosing } = query;
  const find: ListService = (params) => strapi.service(uid).find(params);
  // One transaction for all: each that Strapi opens costs two statements.
  return strapi.db.transaction(async () => {
    const { results, pagination } = await find({ ...choosing, fields: ['id'] });
    const pieces = await findPieces({ strapi, tagsOf }, read, results);
    return pieces && { pieces, pagination };
  });
}

/**
 * Reads one entry.
 *
 * @returns undefined where there is none
 */
export async function readOne(
  { strapi, tagsOf }: { strapi: Core.Strapi; tagsOf: Pieces['tagsOf'] },
  read: PieceRead & { documentId: string }
): Promise<Piece | undefined> {
  const { uid, query, documentId } = read;
  const { populate: _populate, ...choosing } = query;
  const findOne = (params: object): Promise<Row | null> => strapi.service(uid).findOne(documentId, params);
  return strapi.db.transaction(async () => {
    const row = await findOne({ ...choosing, fields: ['id'] });
    const [piece] = (row && (await findPieces({ strapi, tagsOf }, read, [row]))) ?? [];
    return piece;
  });
}

async function findPieces(
  { strapi, tagsOf }: { strapi: Core.Strapi; tagsOf: Pieces['tagsOf'] },
  { uid, query, sanitize, pieces: kept }: PieceRead,
  rows: readonly Row[]
): Promise<Piece[] | undefined> {
  const found = new Map(rows.map(({ id }) => [id, kept?.get(id)]));
  const missing = [...found.keys()].filter((id) => !found.get(id));
  if (missing.length > 0) {
    const shape = Object.fromEntries(Object.entries(query).filter(([name]) => !CHOOSING.includes(name)));
    const made = (await strapi.documents(uid).findMany({
      status: 'published',
      ...shape,
      filters: { id: { $in: missing } },
      limit: missing.length,
    } as object)) as unknown as Row[];
    // Before anything is taken from the rows: what a piece was made of is more than what it shows.
    const tags = made.map((row) => (kept ? [...tagsOf(uid, row), ...kept.tags] : []));
    const ids = made.map(({ id }) => id);
    const shown = (await sanitize(made)) as object[];
    ids.forEach((id, index) => {
      const piece = { json: Buffer.from(JSON.stringify(shown[index])), tags: tags[index] ?? [] };
      found.set(id, piece);
      kept?.keep(id, piece);
    });
  }
  const pieces = rows.map(({ id }) => found.get(id));
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}
