import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** One language of an entry. */
export interface Version {
  documentId: string;
  locale: string;
}

interface Search {
  uid: UID.ContentType;
  /** What the address ends with: a documentId, or a slug in one of the locales. Undefined for a single type. */
  idOrSlug: string | undefined;
  /** The attribute that holds the slug, where the type has one. */
  slugAttribute: string | undefined;
  /** The locales that will do, the best one first: only the one that is asked for, where one is. */
  locales: readonly string[];
  /** Published where not given. */
  status?: 'draft' | 'published' | undefined;
}

/**
 * Finds the entry an address means, and the language to answer in: the first of the locales that it is there in.
 * An address ends with the entry's documentId or with its slug. A slug counts in the locales that will do, one after
 * the other: where a language is asked for, the slug of another one finds nothing. Where one entry's slug is another's
 * documentId, the documentId wins.
 *
 * @throws NotFoundError where there is no such entry in any of the locales
 */
export async function findVersion({ strapi }: { strapi: Core.Strapi }, search: Search): Promise<Version> {
  const { idOrSlug, slugAttribute, locales } = search;
  // PostgreSQL stores no NUL character, so nothing is called so.
  if (idOrSlug?.includes('\0')) throw new errors.NotFoundError();

  const named = idOrSlug === undefined ? {} : { $or: namesOf(idOrSlug, slugAttribute) };
  const found = await findAll({ strapi }, search, named);
  const byId = idOrSlug === undefined ? found : found.filter(({ documentId }) => documentId === idOrSlug);
  const match = best(byId, locales) ?? best(found, locales);
  if (!match) throw new errors.NotFoundError();
  if (byId.length > 0 || match.locale === locales[0]) return match;

  // The slug is that of a language further down: the entry may well be there in a better one, under another slug.
  return best(await findAll({ strapi }, search, { documentId: match.documentId }), locales) ?? match;
}

const namesOf = (idOrSlug: string, slugAttribute: string | undefined): object[] => [
  { documentId: idOrSlug },
  ...(slugAttribute === undefined ? [] : [{ [slugAttribute]: idOrSlug }]),
];

async function findAll(
  { strapi }: { strapi: Core.Strapi },
  { uid, locales, status = 'published' }: Search,
  filters: object
): Promise<Version[]> {
  const versions = await strapi.documents(uid).findMany({
    locale: '*',
    status,
    filters: { ...filters, locale: { $in: [...locales] } },
    fields: ['documentId', 'locale'],
  });
  return versions as unknown as Version[];
}

const best = (versions: readonly Version[], locales: readonly string[]): Version | undefined =>
  locales.flatMap((code) => versions.find(({ locale }) => locale === code) ?? [])[0];
