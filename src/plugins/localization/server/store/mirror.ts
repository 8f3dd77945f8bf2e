import type { Knex } from 'knex';

import type { LinkEnd, MediaTable } from './content-tables';

/** A row that is to be linked as another one is, each to targets of its own language and layer. */
export interface Pair {
  id: number;
  fromId: number;
  locale: string;
  isPublished: boolean;
}

interface Mirror extends LinkEnd {
  trx: Knex;
  /** Rows at this end of the relation. */
  pairs: readonly Pair[];
}

/**
 * Links rows as others are linked: to the versions, in their own language and layer, of the same entries in the same order,
 * as far as there are such versions. In the lists of the other side they keep the places they have: these lists are that side's to
 * order. One statement, whatever the number of rows.
 */
export async function mirrorLinks({ trx, link, end, pairs }: Mirror): Promise<void> {
  if (pairs.length === 0) return;
  const other = end === 'from' ? 'to' : 'from';
  const orders = [link.order, link.inverseOrder].filter((column) => column !== undefined);
  const names = orders.map((column) => `, "${column}"`).join('');
  const othersOrder = link.hasInverse ? (end === 'from' ? link.inverseOrder : link.order) : undefined;
  const taken = orders
    .map((column) => (column === othersOrder ? `, ${placeInOthers(column)} AS "${column}"` : `, link."${column}"`))
    .join('');
  // Of an end that holds one at most, the former one goes: in all languages, also where the new one is withheld.
  const isOtherTaken = end === 'to' ? link.isToOne : link.isOfOne;

  await trx.raw(
    `WITH pair AS (
       SELECT * FROM unnest(:ids::int[], :fromIds::int[], :locales::text[], :isPublished::boolean[])
         AS pair(id, from_id, locale, is_published)
     ) ${
       othersOrder === undefined
         ? ''
         : `, place AS (
              SELECT DISTINCT ON (own.document_id, is_published, other.document_id)
                own.document_id AS own, own.published_at IS NOT NULL AS is_published, other.document_id AS other,
                link."${othersOrder}"
              FROM :ownTable: AS own
              JOIN :table: AS link ON link.:own: = own.id
              JOIN :otherTable: AS other ON other.id = link.:other:
              WHERE own.document_id IN (SELECT document_id FROM :ownTable: JOIN pair USING (id))
              -- The oldest: Strapi has just made the links of a version it wrote anew.
              ORDER BY own.document_id, is_published, other.document_id, link.id
            )`
     }, wanted AS (
       SELECT DISTINCT ON (pair.id, peer.id) pair.id AS own, peer.id AS other ${taken}
       FROM pair
       JOIN :table: AS link ON link.:own: = pair.from_id
       JOIN :otherTable: AS truth ON truth.id = link.:other:
       ${
         othersOrder === undefined
           ? ''
           : `JOIN :ownTable: AS mine ON mine.id = pair.id
              LEFT JOIN place ON place.own = mine.document_id AND place.is_published = pair.is_published
                AND place.other = truth.document_id`
       }
       JOIN :otherTable: AS peer ON peer.document_id = truth.document_id AND peer.locale = pair.locale
         AND (peer.published_at IS NOT NULL) = pair.is_published
     ) ${
       isOtherTaken
         ? `, claim AS (
              SELECT DISTINCT own.document_id AS own, truth.document_id AS other, pair.is_published
              FROM pair
              JOIN :ownTable: AS own ON own.id = pair.id
              JOIN :table: AS link ON link.:own: = pair.from_id
              JOIN :otherTable: AS truth ON truth.id = link.:other:
            )`
         : ''
     }, removed AS (
       DELETE FROM :table: WHERE id IN (
         SELECT link.id FROM pair JOIN :table: AS link ON link.:own: = pair.id
         WHERE NOT EXISTS (SELECT 1 FROM wanted WHERE wanted.own = link.:own: AND wanted.other = link.:other:)
         ${
           isOtherTaken
             ? `UNION ALL
                SELECT link.id FROM claim
                JOIN :otherTable: AS peer ON peer.document_id = claim.other
                  AND (peer.published_at IS NOT NULL) = claim.is_published
                JOIN :table: AS link ON link.:other: = peer.id
                JOIN :ownTable: AS rival ON rival.id = link.:own:
                WHERE rival.document_id <> claim.own`
             : ''
         }
       )
     )
     INSERT INTO :table: (:own:, :other: ${names})
     SELECT own, other ${names} FROM wanted
     ON CONFLICT (:from:, :to:) DO ${
       orders.length === 0
         ? 'NOTHING'
         : `UPDATE SET ${orders.map((column) => `"${column}" = EXCLUDED."${column}"`).join(', ')}
            WHERE ROW(${orders.map((column) => `:table:."${column}"`).join(', ')})
              IS DISTINCT FROM ROW(${orders.map((column) => `EXCLUDED."${column}"`).join(', ')})`
     }`,
    {
      ids: pairs.map(({ id }) => id),
      fromIds: pairs.map(({ fromId }) => fromId),
      locales: pairs.map(({ locale }) => locale),
      isPublished: pairs.map(({ isPublished }) => isPublished),
      table: link.table,
      from: link.from,
      to: link.to,
      own: link[end],
      other: link[other],
      ownTable: end === 'to' ? link.toTable : link.fromTable,
      otherTable: other === 'to' ? link.toTable : link.fromTable,
    }
  );
}

/**
 * Where an entry stands in a list of the other side: where it stands there already, else behind the place its truth has in that list, by a hair's
 * breadth of its own. Two entries at one place would stand in another order in each language.
 */
const placeInOthers = (column: string): string =>
  `COALESCE(place."${column}", link."${column}" + ('x' || left(md5(mine.document_id), 8))::bit(32)::bigint / 2 ^ 33)`;

/** Gives rows the media files of others. One statement, whatever the number of rows. */
export async function mirrorMedia({
  trx,
  media,
  pairs,
}: {
  trx: Knex;
  media: MediaTable;
  pairs: readonly { uid: string; id: number; fromId: number }[];
}): Promise<void> {
  if (pairs.length === 0) return;
  await trx.raw(
    `WITH pair AS (
       SELECT * FROM unnest(:uids::text[], :ids::int[], :fromIds::int[]) AS pair(uid, id, from_id)
     ), wanted AS (
       SELECT truth.:file: AS file, pair.id, pair.uid, truth.field, truth."order"
       FROM pair JOIN :table: AS truth ON truth.:relatedId: = pair.from_id AND truth.:relatedType: = pair.uid
     ), removed AS (
       DELETE FROM :table: AS link USING pair
       WHERE link.:relatedId: = pair.id AND link.:relatedType: = pair.uid AND NOT EXISTS (
         SELECT 1 FROM wanted WHERE wanted.id = link.:relatedId: AND wanted.uid = link.:relatedType:
           AND wanted.file = link.:file: AND wanted.field = link.field AND wanted."order" IS NOT DISTINCT FROM link."order")
     )
     INSERT INTO :table: (:file:, :relatedId:, :relatedType:, field, "order")
     SELECT file, id, uid, field, "order" FROM wanted
     WHERE NOT EXISTS (
       SELECT 1 FROM :table: AS link WHERE link.:relatedId: = wanted.id AND link.:relatedType: = wanted.uid
         AND link.:file: = wanted.file AND link.field = wanted.field AND link."order" IS NOT DISTINCT FROM wanted."order")`,
    {
      ...media,
      uids: pairs.map(({ uid }) => uid),
      ids: pairs.map(({ id }) => id),
      fromIds: pairs.map(({ fromId }) => fromId),
    }
  );
}
