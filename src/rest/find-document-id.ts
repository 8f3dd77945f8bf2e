import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

interface Version {
  documentId: string;
}

/**
 * Finds the entry that the last part of an address means: its documentId, or its slug in the language that is asked
 * for. Where one entry's slug is another's documentId, the documentId wins. A slug of another language finds nothing:
 * one address must not answer in two languages.
 *
 * @param slugAttribute - the attribute that holds the slug
 * @param version - the language and status that are asked for; Strapi's defaults where they are not
 * @throws NotFoundError where there is no such entry in that version
 */
export async function findDocumentId(
  { strapi }: { strapi: Core.Strapi },
  {
    uid,
    idOrSlug,
    slugAttribute,
    version,
  }: {
    uid: UID.ContentType;
    idOrSlug: string;
    slugAttribute: string;
    version: { locale?: string; status?: 'draft' | 'published' };
  }
): Promise<string> {
  // PostgreSQL stores no NUL character, so nothing is called so.
  if (idOrSlug.includes('\0')) throw new errors.NotFoundError();

  const candidates: Version[] = await strapi.documents(uid).findMany({
    status: 'published',
    ...version,
    filters: { $or: [{ documentId: idOrSlug }, { [slugAttribute]: idOrSlug }] },
    fields: ['documentId'],
  });
  const match = candidates.find(({ documentId }) => documentId === idOrSlug) ?? candidates[0];
  if (!match) throw new errors.NotFoundError();
  return match.documentId;
}
