import type { Core } from '@strapi/strapi';
import { groupBy } from 'lodash';

import { isRelation, relationTarget } from '../content-model';

import type { FindTargetId } from './link-rows';
import type { VersionNode } from './version-nodes';

/** Remembers the rows of the entries that relations point at. */
export function createTargetIds({ strapi }: { strapi: Core.Strapi }) {
  const ids = new Map<string, number>();
  const loaded = new Set<string>();
  const find: FindTargetId = (uid, documentId, { locale, isPublished }) =>
    ids.get([uid, documentId, locale, isPublished].join('|'));

  return {
    find,
    /** Looks up what nodes refer to and is not known yet: one query per type. */
    async load(nodes: readonly VersionNode[]): Promise<void> {
      const references = nodes.flatMap(({ attributes, fields }) =>
        Object.entries(attributes)
          .filter(([name, attribute]) => isRelation(attribute) && fields[name] !== undefined)
          .flatMap(([name, attribute]) =>
            ([fields[name] ?? []].flat() as string[]).map((documentId) => ({
              uid: relationTarget(attribute),
              documentId,
            }))
          )
      );
      const unknown = references.filter(({ uid, documentId }) => !loaded.has(`${uid}|${documentId}`));
      for (const [uid, ofType] of Object.entries(groupBy(unknown, ({ uid }) => uid))) {
        const documentIds = new Set(ofType.map(({ documentId }) => documentId));
        const rows = (await strapi.db.query(uid).findMany({
          select: ['id', 'documentId', 'locale', 'publishedAt'],
          where: { documentId: { $in: [...documentIds] } },
        })) as { id: number; documentId: string; locale: string; publishedAt: string | null }[];
        for (const { id, documentId, locale, publishedAt } of rows) {
          ids.set([uid, documentId, locale, publishedAt !== null].join('|'), id);
        }
        for (const documentId of documentIds) loaded.add(`${uid}|${documentId}`);
      }
    },
  };
}
