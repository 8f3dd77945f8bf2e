import type { Core } from '@strapi/strapi';

import { isRelation, relationTarget, type ContentModel } from '../content-model';
import { mapFields } from '../map-fields';
import type { SeedFields, SeedValue } from '../reader/read-fields';

import { localisedTexts, type LocalisedTexts } from './localised-texts';
import type { EntryPlan } from './plan-seeding';
import type { EntryRecord } from './seed-records';

interface WriteEntryOptions {
  strapi: Core.Strapi;
  model: ContentModel;
  plan: EntryPlan;
  findDocumentId: (uid: string, key: string) => string;
  findFileId: (name: string) => number;
  save: (id: string, record: EntryRecord) => Promise<void>;
}

/** The part of the localization plugin's service that an import writes through. */
interface Versions {
  entry(entry: { type: string; documentId: string }): Promise<{ sourceLocale: string }>;
  translate(translations: { type: string; documentId: string; texts: Record<string, LocalisedTexts> }): Promise<void>;
}

/**
 * Writes and publishes the versions of an entry that changed, in one transaction with the record of it. It goes through the document service and,
 * for translations, the localization plugin, so that whatever holds for an editor's writes holds here. What stands in a language's file counts as
 * that language even where it reads as in the source: names do.
 *
 * @returns the entry's documentId
 * @throws Error that names the entry, where the hub refuses it
 */
export async function writeEntry(options: WriteEntryOptions): Promise<string> {
  const { strapi, model, plan, save } = options;
  const { seed } = plan;
  const locales = [...plan.changes].filter(([, change]) => change !== 'unchanged').map(([locale]) => locale);
  if (plan.documentId !== undefined && locales.length === 0) return plan.documentId;

  try {
    return await strapi.db.transaction(async () => {
      const { documentId, sourceLocale } = await writeSource(options, locales);
      const translated = locales.filter((locale) => locale !== sourceLocale);
      const texts = translated.map((locale) => [
        locale,
        localisedTexts(model, seed.type.attributes, seed.versions.get(locale) ?? {}),
      ]);
      const translations = { type: seed.type.uid, documentId, texts: Object.fromEntries(texts) };
      if (translated.length > 0) await versionsOf(strapi).translate(translations);
      await publish(strapi, plan, documentId, locales);
      await save(plan.id, { documentId, hashes: plan.hashes });
      return documentId;
    });
  } catch (error) {
    throw new Error(`${plan.id}: ${describe(error)}`, { cause: error });
  }
}

const versionsOf = (strapi: Core.Strapi): Versions => strapi.plugin('localization').service<Versions>('versions');

/** Creates an entry in the language of its first file, or updates it in the one it was first written in. */
async function writeSource(
  options: WriteEntryOptions,
  locales: readonly string[]
): Promise<{ documentId: string; sourceLocale: string }> {
  const { strapi, plan } = options;
  const { type, versions } = plan.seed;
  const { documentId } = plan;
  const documents = strapi.documents(type.uid);
  const dataIn = (locale: string) => toDocumentData(options, versions.get(locale) ?? {});
  if (documentId === undefined) {
    const [locale] = locales;
    if (locale === undefined) throw new Error('has no version');
    return { documentId: (await documents.create({ locale, data: dataIn(locale) })).documentId, sourceLocale: locale };
  }
  const { sourceLocale } = await versionsOf(strapi).entry({ type: type.uid, documentId });
  if (locales.includes(sourceLocale)) {
    await documents.update({ documentId, locale: sourceLocale, data: dataIn(sourceLocale) });
  }
  return { documentId, sourceLocale };
}

/** The document service takes a list of locales, which its type does not say, and has no `publish` for types without drafts. */
interface Publisher {
  publish?: (params: { documentId: string; locale: string[] }) => Promise<unknown>;
}

async function publish(strapi: Core.Strapi, { seed }: EntryPlan, documentId: string, locale: string[]): Promise<void> {
  await (strapi.documents(seed.type.uid) as unknown as Publisher).publish?.({ documentId, locale });
}

/** A version as the document service takes it: whole, so that a field that left the file is emptied. */
function toDocumentData(
  { model, plan, findDocumentId, findFileId }: WriteEntryOptions,
  fields: SeedFields
): Record<string, unknown> {
  const fileIds = (names: SeedValue) => [names].flat().map((name) => findFileId(name as string));
  return mapFields<unknown>(model, plan.seed.type.attributes, fields, (attribute, value) => {
    if (isRelation(attribute)) {
      const keys = [value ?? []].flat() as string[];
      return { set: keys.map((key) => ({ documentId: findDocumentId(relationTarget(attribute), key) })) };
    }
    if (attribute.type === 'media' && value !== undefined) {
      return attribute.multiple ? fileIds(value) : fileIds(value)[0];
    }
    if (attribute.type === 'component' && value === undefined) return attribute.repeatable ? [] : null;
    return value ?? attribute.default ?? null;
  });
}

function describe(error: unknown): string {
  const { message, details } = error as { message?: string; details?: { errors?: { message: string }[] } };
  const more = details?.errors?.map((one) => one.message).filter((one) => one !== message) ?? [];
  return [message ?? String(error), ...more].join('; ');
}
