import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { isInverseRelation } from '../schema-fields';

import { componentPopulate, findStructuralChange, type StructuredSchema } from './component-structure';

const DOCUMENT_MANAGER = 'plugin::content-manager.document-manager';

type Row = Record<string, unknown> & { documentId: string; locale: string };

interface WriteOptions {
  data?: Row;
  locale?: string | string[];
}

/** The part of the content manager's service that writes one language version. */
interface DocumentManager {
  create(uid: string, options?: WriteOptions): Promise<unknown>;
  update(documentId: string, uid: string, options?: WriteOptions): Promise<unknown>;
  discardDraft(documentId: string, uid: string, options?: WriteOptions): Promise<unknown>;
  unpublish(documentId: string, uid: string, options?: WriteOptions): Promise<unknown>;
  unpublishMany(documentIds: string[], uid: string, options?: WriteOptions): Promise<unknown>;
}

interface Versions {
  uid: string;
  documentId: string | string[];
  locale?: WriteOptions['locale'];
  publishedAt?: null | { $notNull: true };
}

/** What is taken off the site. */
interface Target {
  uid: string;
  documentIds: string[];
  locale: WriteOptions['locale'];
}

/** Strapi's own answer to what the signed-in person may do with a version. */
interface PermissionChecker {
  can: Record<'update' | 'delete', (version: object, field?: string) => boolean>;
}

/**
 * Holds what Strapi's permissions alone do not: see docs/access.md for what each rule prevents. It wraps the service
 * through which the admin panel writes, so what the hub's own code writes is not affected. Every rule asks what the
 * person's roles grant, so it holds for an administrator's roles as for the table's.
 */
export function guardContentManagerWrites({ strapi }: { strapi: Core.Strapi }): void {
  const guard = createGuard({ strapi });
  strapi.get('services').extend(DOCUMENT_MANAGER, (manager: DocumentManager) => ({
    ...manager,
    async create(uid: string, options: WriteOptions = {}) {
      guard.leavesIdentityOut(options.data);
      return manager.create(uid, options);
    },
    async update(documentId: string, uid: string, options: WriteOptions = {}) {
      guard.keepsIdentity({ documentId, data: options.data });
      const draft = await guard.draft({ uid, documentId, locale: options.locale });
      if (draft) guard.keepsStructure({ uid, draft, data: options.data });
      else await guard.mayAddVersion({ uid, documentId });
      return manager.update(documentId, uid, options);
    },
    async discardDraft(documentId: string, uid: string, options: WriteOptions = {}) {
      const draft = await guard.draft({ uid, documentId, locale: options.locale });
      if (draft && (await guard.isAnySource({ uid, documentIds: [documentId], locale: draft.locale }))) {
        guard.mayDiscard({ uid, draft });
      }
      return manager.discardDraft(documentId, uid, options);
    },
    async unpublish(documentId: string, uid: string, options: WriteOptions = {}) {
      await guard.mayUnpublish({ uid, documentIds: [documentId], locale: options.locale });
      return manager.unpublish(documentId, uid, options);
    },
    async unpublishMany(documentIds: string[], uid: string, options: WriteOptions = {}) {
      await guard.mayUnpublish({ uid, documentIds, locale: options.locale });
      return manager.unpublishMany(documentIds, uid, options);
    },
  }));
}

function createGuard({ strapi }: { strapi: Core.Strapi }) {
  const schemaOf = (uid: string) => strapi.getModel(uid as never) as unknown as StructuredSchema;
  const components = () => strapi.components as unknown as Record<string, StructuredSchema>;
  const leafFields = (schema: StructuredSchema): string[] =>
    strapi.service('admin::content-type').getNestedFields(schema, { components: components() });

  function checker(uid: string): PermissionChecker {
    const userAbility = strapi.requestContext.get()?.state.userAbility;
    return strapi.plugin('content-manager').service('permission-checker').create({ userAbility, model: uid });
  }

  /** Versions with what the conditions of permissions look at, and with their components. */
  function versions({ uid, locale, ...where }: Versions): Promise<Row[]> {
    return strapi.db.query(uid).findMany({
      where: locale === undefined ? where : { ...where, locale },
      populate: {
        ...componentPopulate({ schema: schemaOf(uid), components: components() }),
        createdBy: { populate: { roles: true } },
      },
    });
  }

  return {
    async draft({ uid, documentId, locale }: { uid: string; documentId: string; locale: WriteOptions['locale'] }) {
      const [draft] = await versions({ uid, documentId, locale, publishedAt: null });
      return draft;
    },

    /** Strapi inserts both as they are: a version more in an entry that has all, or a row that is there already. */
    leavesIdentityOut(data: Partial<Row> = {}): void {
      const field = ['id', 'documentId'].find((name) => data[name] !== undefined);
      if (field === undefined) return;
      throw new errors.ValidationError(`${field}: is given by the hub; leave it out`, { field });
    },

    /** A version stays in its document: Strapi would move it to the one that the body names. */
    keepsIdentity({ documentId, data }: { documentId: string; data: WriteOptions['data'] }): void {
      if (data?.documentId === undefined || data.documentId === documentId) return;
      throw new errors.ValidationError(`documentId: must be ${documentId} or left out; a version stays in its entry`, {
        field: 'documentId',
      });
    },

    /** In a language that is new to the hub, entries have no version until the back-fill has come by; Strapi takes a save for a creation. */
    async mayAddVersion({ uid, documentId }: { uid: string; documentId: string }): Promise<void> {
      const existing = await versions({ uid, documentId });
      const { can } = checker(uid);
      if (existing.length === 0 || existing.some((version) => can.update(version))) return;
      throw new errors.PolicyError('You may not add a language to an entry you may not edit');
    },

    keepsStructure({ uid, draft, data }: { uid: string; draft: Row; data: WriteOptions['data'] }): void {
      const schema = schemaOf(uid);
      const { can } = checker(uid);
      const fields = leafFields(schema);
      const change = findStructuralChange({
        schema,
        components: components(),
        stored: draft,
        proposed: data ?? {},
        mayWriteAll: (path) =>
          fields.filter((field) => field.startsWith(`${path}.`)).every((field) => can.update(draft, field)),
      });
      if (!change) return;
      const allowed =
        change.ids.length > 0 ? `send it with id ${change.ids.join(', ')}, in this order` : 'leave it out';
      throw new errors.PolicyError(
        `${change.path}: you may write its text, but not add, remove or reorder it; ${allowed}`,
        { field: change.path, ids: change.ids }
      );
    },

    /**
     * Whether a write concerns the language that any of the entries was written in, where it takes hold of shared fields and of all
     * languages. Elsewhere it reaches the text of that language alone.
     */
    async isAnySource({ uid, documentIds, locale }: Target): Promise<boolean> {
      const records: { entry: string; locale: string; sourceLocale: string }[] = await strapi.db
        .query('plugin::localization.version')
        .findMany({ select: ['entry', 'locale', 'sourceLocale'], where: { type: uid, entry: { $in: documentIds } } });
      const locales = [locale ?? (await strapi.plugin('i18n').service('locales').getDefaultLocale())].flat();
      return documentIds.some((documentId) =>
        locales.some((code) => {
          const record = records.find((one) => one.entry === documentId && one.locale === code);
          return record === undefined || record.sourceLocale === code;
        })
      );
    },

    /** Discarding the source's draft puts every field back, the shared ones in all languages. */
    mayDiscard({ uid, draft }: { uid: string; draft: Row }): void {
      const { can } = checker(uid);
      const schema = schemaOf(uid);
      const field = leafFields(schema).find((path) => !isInverseRelation(schema, path) && !can.update(draft, path));
      if (field === undefined) return;
      throw new errors.PolicyError(`Discarding would also put back ${field}, which you may not write`, { field });
    },

    /** Strapi lets whoever publishes unpublish. Of the source it takes the entry from readers in all languages: a deletion to them. */
    async mayUnpublish(target: Target): Promise<void> {
      const { uid, documentIds, locale } = target;
      if (!(await this.isAnySource(target))) return;
      const published = await versions({ uid, documentId: documentIds, locale, publishedAt: { $notNull: true } });
      const { can } = checker(uid);
      if (published.every((version) => can.delete(version))) return;
      throw new errors.PolicyError(
        'Unpublishing in the language an entry was written in takes it from readers in all, so it needs the right to delete'
      );
    },
  };
}
