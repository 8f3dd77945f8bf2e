import type { Core } from '@strapi/strapi';

import { isRelation, relationTarget, type ContentModel } from '../content-model';
import { mapFields } from '../map-fields';
import type { SeedFields, SeedValue } from '../reader/read-fields';

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

/**
 * Writes and publishes the versions of an entry that changed, in one transaction with the record of it.
 * It goes through the document service, so that whatever holds for an editor's writes holds here.
 *
 * @returns the entry's documentId
 * @throws Error that names the entry, where the hub refuses it
 */
export async function writeEntry(options: WriteEntryOptions): Promise<string> {
  const { strapi, plan, save } = options;
  const locales = [...plan.changes].filter(([, change]) => change !== 'unchanged').map(([locale]) => locale);
  if (plan.documentId !== undefined && locales.length === 0) return plan.documentId;

  const documents = strapi.documents(plan.seed.type.uid);
  const write = async (documentId: string | undefined, locale: string): Promise<string> => {
    const data = toDocumentData(options, plan.seed.versions.get(locale) ?? {});
    if (documentId === undefined) return (await documents.create({ locale, data })).documentId;
    await documents.update({ documentId, locale, data });
    return documentId;
  };

  try {
    return await strapi.db.transaction(async () => {
      let { documentId } = plan;
      for (const locale of locales) documentId = await write(documentId, locale);
      if (documentId === undefined) throw new Error('has no version');
      await publish(strapi, plan, documentId, locales);
      await save(plan.id, { documentId, hashes: plan.hashes });
      return documentId;
    });
  } catch (error) {
    throw new Error(`${plan.id}: ${describe(error)}`, { cause: error });
  }
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
