import { writeCanonicalQuery } from '../answers/canonical-query';
import { tagsOfAnswer } from '../tags/tags-of-answer';

import { chooseRow, chooseRows, countRows, type Choice, type Counted } from './choose-rows';
import { findPieces, gather, makePieces, type Gathered, type Workshop } from './gather-pieces';
import { goesThroughLinks } from './goes-through-links';
import { describePage, findPage, isCounted } from './pagination';
import type { Shape } from './shapes';
import type { Query } from './standard-api';

/** A read of a content type, in the form that Strapi's core service takes. */
export interface PieceRead {
  query: Query;
  /** What it asks for of each entry. */
  shape: Shape;
}

/**
 * Reads a list: which entries are in it, and in which order, is asked of the database as Strapi asks it, for their ids only. Of each entry the
 * finished piece is taken from memory, or is made.
 *
 * @returns undefined where Strapi itself has to answer: something is wrong with the query, or an entry was changed in between
 */
export async function readList(
  workshop: Workshop,
  read: PieceRead
): Promise<{ gathered: Gathered; pagination: object } | undefined> {
  const { strapi } = workshop;
  const { query, shape } = read;
  const { uid } = shape;
  const { pagination: asked } = query as { pagination?: object };
  const isTotalAsked = isCounted({ strapi }, asked);
  if (isTotalAsked === undefined) return undefined;

  const page = findPage({ strapi }, asked);
  const choice = choiceOf(query);
  const pieces = isOneStatement(workshop, read)
    ? await makePieces(workshop, shape, { ...choice, ...page })
    : await findPieces(workshop, shape, idsOf(await chooseRows({ strapi }, { uid, choice, page })));
  const gathered = pieces && (await gather(workshop, pieces));
  if (!gathered) return undefined;
  const found = gathered.pieces.length;
  const total = isTotalAsked ? await countAll(workshop, { uid, choice, page, found }) : undefined;
  return { gathered, pagination: describePage({ page, asked, total }) };
}

/** Counts what a list has on all its pages, which is the same whichever of them is read. */
async function countAll({ strapi, model, hiddenBy, kept }: Workshop, counted: Counted): Promise<number> {
  const { uid, choice } = counted;
  const list = `${uid} ${writeCanonicalQuery({ ...choice, sort: undefined })}`;
  const known = kept?.findCount(list);
  if (known !== undefined) return known;
  const count = await countRows({ strapi }, counted);
  const made = kept && tagsOfAnswer({ model, hiddenBy }, { uid, isList: true, query: { ...choice }, data: [] });
  if (made) kept.keepCount({ list, count, tags: made.tags });
  return count;
}

/**
 * Reads one entry.
 *
 * @returns undefined where there is none
 */
export async function readOne(
  workshop: Workshop,
  { query, shape, documentId }: PieceRead & { documentId: string }
): Promise<Gathered | undefined> {
  const row = await chooseRow(workshop, { uid: shape.uid, choice: choiceOf(query), documentId });
  const pieces = row && (await findPieces(workshop, shape, idsOf([row])));
  return pieces ? gather(workshop, pieces) : undefined;
}

const choiceOf = ({ filters, sort, _q, locale }: Query): Choice => ({ filters, sort, _q, locale });

const idsOf = (rows: readonly { id: number | string }[]) => rows.map(({ id }) => id);

/**
 * Where nothing is kept, asking for the ids first is worth it only where a list goes through relations: then the database has to tell rows
 * apart, and does so by all of their columns.
 */
function isOneStatement({ strapi, kept }: Workshop, { query, shape: { uid } }: PieceRead): boolean {
  return !kept && query._q === undefined && !goesThroughLinks({ strapi }, uid, query);
}
