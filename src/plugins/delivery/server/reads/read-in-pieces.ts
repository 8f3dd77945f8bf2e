import type { Core, UID } from '@strapi/strapi';

import {
  chooseRow,
  chooseRows,
  countRows,
  describePage,
  findPage,
  isCounted,
  type Choice,
  type Page,
} from './choose-rows';
import type { Row } from './entry-row';
import { goesThroughLinks } from './goes-through-links';
import type { Piece, ShapedPieces } from './pieces';
import type { Query } from './standard-api';

/** A read of a content type, in the form that Strapi's core service takes. */
export interface PieceRead {
  uid: UID.ContentType;
  query: Query;
  /** Takes from rows what the reader must not see. */
  sanitize: (rows: Row[]) => Promise<unknown>;
  /** Undefined where nothing may be kept for this reader. */
  pieces: ShapedPieces | undefined;
}

interface Context {
  strapi: Core.Strapi;
}

/**
 * Reads a list: which entries are in it, and in which order, is asked of the database as Strapi asks it, for their ids only. Of each entry the
 * finished piece is taken from memory, or is made.
 *
 * @returns undefined where Strapi itself has to answer: something is wrong with the query, or an entry was changed in between
 */
export async function readList(
  context: Context,
  read: PieceRead
): Promise<{ pieces: Piece[]; pagination: object } | undefined> {
  const { strapi } = context;
  const { uid, query } = read;
  const { pagination: asked } = query as { pagination?: object };
  const isTotalAsked = isCounted({ strapi }, asked);
  if (isTotalAsked === undefined) return undefined;

  const page = findPage({ strapi }, asked);
  const choice = choiceOf(query);
  const pieces = isOneStatement({ strapi }, read)
    ? await makePieces(context, read, { ...choice, start: page.start, limit: page.limit })
    : await findPieces(context, read, await chooseRows({ strapi }, { uid, choice, page }));
  if (!pieces) return undefined;
  const found = pieces.length;
  const total = isTotalAsked ? await countRows({ strapi }, { uid, choice, page, found }) : undefined;
  return { pieces, pagination: describePage({ page, asked, total }) };
}

/**
 * Reads one entry.
 *
 * @returns undefined where there is none
 */
export async function readOne(context: Context, read: PieceRead & { documentId: string }): Promise<Piece | undefined> {
  const { uid, query, documentId } = read;
  const row = await chooseRow(context, { uid, choice: choiceOf(query), documentId });
  const [piece] = (row && (await findPieces(context, read, [row]))) ?? [];
  return piece;
}

const choiceOf = ({ filters, sort, _q, locale }: Query) => ({ filters, sort, _q, locale });

/**
 * Where nothing is kept, asking for the ids first is worth it only where a list goes through relations: then the database has to tell rows
 * apart, and does so by all of their columns.
 */
function isOneStatement({ strapi }: { strapi: Core.Strapi }, { uid, query, pieces }: PieceRead): boolean {
  if (pieces) return false;
  return query._q === undefined && !goesThroughLinks({ strapi }, uid, query);
}

async function findPieces(context: Context, read: PieceRead, rows: readonly Row[]): Promise<Piece[] | undefined> {
  const { pieces: kept, query } = read;
  const found = new Map(rows.map(({ id }) => [id, kept?.get(id)]));
  const missing = [...found.keys()].filter((id) => !found.get(id));
  if (missing.length > 0) {
    const { locale } = query;
    const made = await makePieces(context, read, { locale, filters: { id: { $in: missing } }, limit: missing.length });
    for (const piece of made) found.set(piece.id, piece);
  }
  const pieces = rows.map(({ id }) => found.get(id));
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}

/** Reads entries with all that the query asks for of them, by Strapi's document service, and finishes each. */
async function makePieces(
  { strapi }: Context,
  { uid, query, sanitize, pieces: kept }: PieceRead,
  choice: Choice & Partial<Page>
): Promise<Piece[]> {
  const { fields, populate } = query;
  const params: object = { status: 'published', ...choice, fields, populate };
  const rows = (await strapi.documents(uid).findMany(params)) as unknown as Row[];
  // Before anything is taken from the rows: what a piece was made of is more than what it shows.
  const made = rows.map((row) => ({ id: row.id, madeOf: kept?.madeOf(row) }));
  const shown = (await sanitize(rows)) as object[];
  return made.map(({ id, madeOf }, index) => {
    const piece = { id, json: Buffer.from(JSON.stringify(shown[index])), tags: [], entries: [], ...madeOf };
    if (madeOf) kept?.keep(piece);
    else unkept.add(piece);
    return piece;
  });
}

/** Pieces of which nobody can tell when they change. */
const unkept = new WeakSet<Piece>();

/** @returns what an answer's entries were made of; undefined where nobody can tell when one of them changes */
export function madeOf(pieces: readonly Piece[]): { tags: Set<string>; entries: Set<string> } | undefined {
  if (pieces.some((piece) => unkept.has(piece))) return undefined;
  return {
    tags: new Set(pieces.flatMap(({ tags }) => tags)),
    entries: new Set(pieces.flatMap(({ entries }) => entries)),
  };
}
