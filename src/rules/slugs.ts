import type { Core, UID } from '@strapi/strapi';

import { publicContentTypes } from '../core-api';

import type { Fault } from './find-faults';

/**
 * Looks for another entry of the type that has the slug in the same language, as a draft or published.
 * Strapi checks this only on publication.
 */
export async function findSlugFaults(
  { strapi }: { strapi: Core.Strapi },
  { uid, documentId, locale, slug }: { uid: UID.ContentType; documentId?: string; locale: string; slug: unknown }
): Promise<Fault[]> {
  if (typeof slug !== 'string' || slug === '') return [];
  const other = await strapi.db.query(uid).findOne({
    select: ['documentId'],
    where: { slug, locale, ...(documentId === undefined ? {} : { documentId: { $ne: documentId } }) },
  });
  if (!other) return [];
  return [
    {
      path: ['slug'],
      message: `slug "${slug}" is taken by another entry in ${locale}; slugs are unique per type and language`,
    },
  ];
}

const INDEX_SUFFIX = '_slug_unique';

/** Whether an error is PostgreSQL's refusal (23505, unique_violation) of a slug that is taken. */
export function isSlugConflict(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code === '23505' && constraint?.endsWith(INDEX_SUFFIX) === true;
}

/**
 * Makes PostgreSQL itself refuse a slug twice per language, once among drafts and once among published versions,
 * for two nodes that pass the check above at the same moment. Runs after Strapi has made its tables, which on a new database is after all migrations.
 */
export async function ensureUniqueSlugs({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  for (const uid of publicContentTypes(strapi)) {
    if (!('slug' in strapi.contentType(uid).attributes)) continue;
    const { tableName } = strapi.db.metadata.get(uid);
    await strapi.db.transaction(({ trx }) =>
      trx.raw('CREATE UNIQUE INDEX IF NOT EXISTS ?? ON ?? (slug, locale, (published_at IS NULL))', [
        `${tableName}${INDEX_SUFFIX}`,
        tableName,
      ])
    );
  }
}
