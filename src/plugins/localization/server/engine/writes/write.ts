import type { UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { Settling } from '../change';
import { completeEntry } from '../complete-entry';
import { findVersion, readEntry, type Entry } from '../entry';
import { checkLocale, type Keeper } from '../keeper';

/** What the engine needs of a call of the document service. */
export interface Write {
  uid: string;
  action: string;
  params: {
    documentId?: string;
    locale?: string | string[] | null;
    status?: string;
    data?: { documentId?: unknown };
    populate?: unknown;
    fields?: unknown;
  };
}

/** A write on its way: `next` lets Strapi do its part. */
export interface Handling extends Settling {
  write: Write;
  next: () => Promise<unknown>;
}

/** What the document service answers for actions on several locales. */
export interface Results {
  documentId: string;
  entries: unknown[];
}

export const isPublishing = ({ params }: Write): boolean => params.status === 'published';

/** The locale of an action on one version; the default one where none is named. */
export function oneLocale({ options, localeCodes }: Keeper, { params }: Write): string {
  const locale = params.locale ?? options.defaultLocale;
  if (typeof locale !== 'string')
    throw new errors.ValidationError('locale: must be one locale', { parameter: 'locale' });
  checkLocale({ localeCodes }, locale);
  return locale;
}

/**
 * The locales of an action on several versions.
 *
 * @param all - what `*` means
 */
export function allLocales({ options, localeCodes }: Keeper, { params }: Write, all: readonly string[]): string[] {
  if (params.locale === '*') return [...all];
  const locales = [params.locale ?? options.defaultLocale].flat();
  for (const locale of locales) checkLocale({ localeCodes }, locale);
  return [...new Set(locales)];
}

export const openLocales = ({ localeCodes }: Keeper, { record }: Entry): string[] =>
  localeCodes.filter((locale) => record.versions.get(locale)?.state !== 'withheld');

/** The entry that is about to be written, in all languages; undefined where there is none, which Strapi then says. */
export async function readWritten(settling: Settling, { params }: Write): Promise<Entry | undefined> {
  if (params.documentId === undefined) return undefined;
  const entry = await readEntry({ ...settling, documentId: params.documentId });
  return entry && completeEntry(settling, entry);
}

/** @throws ValidationError where the source is not published, so that nothing could be shared with readers */
export function checkMayPublish({ record, versions }: Entry, locales: readonly string[]): void {
  const { sourceLocale } = record;
  if (locales.length === 0 || findVersion(versions, { locale: sourceLocale, isPublished: true })) return;
  throw new errors.ValidationError(
    `locale: ${locales.join(', ')} cannot be published before the source, which is ${sourceLocale}`,
    { parameter: 'locale', sourceLocale }
  );
}

/** @throws ValidationError where a version is withheld from readers */
export function checkNotWithheld({ record }: Entry, locales: readonly string[]): void {
  const withheld = locales.filter((locale) => record.versions.get(locale)?.state === 'withheld');
  if (withheld.length === 0) return;
  throw new errors.ValidationError(`locale: ${withheld.join(', ')} is withheld from readers; resume it first`, {
    parameter: 'locale',
  });
}

/** A version as the document service would answer it. */
export function findVersionRow(
  { keeper: { strapi }, type }: Settling,
  { params: { documentId, populate, fields } }: Write,
  locale: string,
  status: 'draft' | 'published'
): Promise<unknown> {
  return strapi.documents(type as UID.ContentType).findOne({
    documentId: documentId as string,
    locale,
    status,
    ...(populate === undefined ? {} : { populate }),
    ...(fields === undefined ? {} : { fields }),
  } as never);
}

export const findPublished = (settling: Settling, write: Write, locale: string): Promise<unknown> =>
  findVersionRow(settling, write, locale, 'published');
