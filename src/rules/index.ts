import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { findFaults, type Fault } from './find-faults';
import { attributesToCompare, type RuledSchema } from './schema-rules';
import { ensureUniqueSlugs, findSlugFaults, isSlugConflict } from './slugs';

type Values = Record<string, unknown>;

/** What the rules need of a write through the document service. */
interface Write {
  uid: UID.ContentType;
  action: string;
  params: { documentId?: string; locale?: string | string[] | null; status?: string; data?: Values };
}

/**
 * Checks every write to the hub's content, whichever way it comes in: admin panel, API token, import or seed.
 * All of them end in the document service.
 */
export function registerRules({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use(async (context, next) => {
    if (!context.uid.startsWith('api::')) return next();
    await check({ strapi }, context);
    try {
      return await next();
    } catch (error) {
      throw asSlugFault(error) ?? error;
    }
  });
}

export { ensureUniqueSlugs };

async function check(dependencies: { strapi: Core.Strapi }, write: Write): Promise<void> {
  const faults = await findFaultsInWrite(dependencies, write);
  if (faults.length > 0) throw asError(faults);
}

function asError(faults: Fault[]): Error {
  // The admin panel shows each of details.errors at the field its path names.
  return new errors.ValidationError(faults.map(({ message }) => message).join('; '), {
    errors: faults.map((fault) => ({ ...fault, name: 'ValidationError' })),
  });
}

/** What two nodes that took the same slug at the same moment get from PostgreSQL, said as the check would have said it. */
function asSlugFault(error: unknown): Error | undefined {
  return isSlugConflict(error)
    ? asError([{ path: ['slug'], message: 'slug is taken by another entry in this language' }])
    : undefined;
}

async function findFaultsInWrite({ strapi }: { strapi: Core.Strapi }, write: Write): Promise<Fault[]> {
  const { uid, action, params } = write;
  const { data = {} } = params;
  const schema = schemaOf({ strapi }, uid);
  const rules = { schema, componentSchema: (component: string) => schemaOf({ strapi }, component) };

  switch (action) {
    case 'create':
    case 'update': {
      const isPublishing = params.status === 'published';
      const locale = typeof params.locale === 'string' ? params.locale : await defaultLocale({ strapi });
      const stored = action === 'create' ? undefined : await findStored({ strapi }, { ...write, locale, isPublishing });
      const documentId = action === 'update' ? params.documentId : undefined;
      return [
        ...findFaults({ ...rules, data, stored, isPublishing }),
        ...(await findSlugFaults({ strapi }, { uid, documentId, locale, slug: data.slug })),
      ];
    }
    case 'clone': {
      const originals = await findDrafts({ strapi }, write);
      const faults = originals.map(async (original) => [
        ...findFaults({ ...rules, data, stored: original, isPublishing: false }),
        ...(await findSlugFaults(
          { strapi },
          { uid, locale: original.locale as string, slug: 'slug' in data ? data.slug : original.slug }
        )),
      ]);
      return (await Promise.all(faults)).flat();
    }
    case 'publish': {
      const drafts = await findDrafts({ strapi }, write);
      return drafts.flatMap((draft) => findFaults({ ...rules, data: draft, isPublishing: true }));
    }
    default:
      return [];
  }
}

/** The stored values that what is written has to agree with: this version's, or any other's where the version is new. */
async function findStored(
  { strapi }: { strapi: Core.Strapi },
  { uid, params, locale, isPublishing }: Write & { locale: string; isPublishing: boolean }
): Promise<Values | undefined> {
  const names = attributesToCompare(schemaOf({ strapi }, uid));
  const isTouched = names.some((name) => name in (params.data ?? {}));
  if (names.length === 0 || (!isTouched && !isPublishing)) return undefined;

  const versions = await strapi.db.query(uid).findMany({
    select: ['locale', ...names],
    where: { documentId: params.documentId, publishedAt: null },
  });
  return versions.find((version: Values) => version.locale === locale) ?? versions[0];
}

async function findDrafts({ strapi }: { strapi: Core.Strapi }, { uid, params }: Write): Promise<Values[]> {
  const { attributes } = schemaOf({ strapi }, uid);
  const components = Object.keys(attributes).filter((name) => attributes[name]?.type === 'component');
  const locales = params.locale ?? (await defaultLocale({ strapi }));
  return strapi.db.query(uid).findMany({
    where: {
      documentId: params.documentId,
      publishedAt: null,
      ...(locales === '*' ? {} : { locale: { $in: [locales].flat() } }),
    },
    populate: components,
  });
}

function schemaOf({ strapi }: { strapi: Core.Strapi }, uid: string): RuledSchema {
  return strapi.getModel(uid as UID.Schema) as unknown as RuledSchema;
}

function defaultLocale({ strapi }: { strapi: Core.Strapi }): Promise<string> {
  return strapi.plugin('i18n').service('locales').getDefaultLocale();
}
