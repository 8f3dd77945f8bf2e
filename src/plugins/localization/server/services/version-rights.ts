import type { Core, UID } from '@strapi/strapi';

import type { VersionAction } from '../../shared/contracts';

const ACTIONS = {
  read: 'plugin::content-manager.explorer.read',
  update: 'plugin::content-manager.explorer.update',
};

/** Which entries somebody wants to do something with, in a language. */
export interface WantedVersions {
  action: keyof typeof ACTIONS;
  locale: string;
  documentIds: readonly string[];
}

/** The draft of a version, with what the conditions of permissions look at. */
export type Draft = Record<string, unknown> & { documentId: string; locale: string };

/** Strapi's own answer to what the signed-in person may do. */
interface PermissionChecker {
  can: Record<'read' | 'update' | 'publish', (version?: object, field?: string) => boolean>;
}

export type VersionRights = ReturnType<typeof createVersionRights>;

/**
 * What a person may do with the versions of a content type: what their roles grant in the content manager, languages,
 * fields and conditions included. The plugin has no rights of its own.
 *
 * @param ability - of the person, as Strapi puts it on the request
 */
export function createVersionRights({
  strapi,
  ability,
  type,
}: {
  strapi: Core.Strapi;
  ability: unknown;
  type: UID.ContentType;
}) {
  const { can }: PermissionChecker = strapi
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility: ability, model: type });
  const schema = strapi.contentType(type);
  const { locales } = strapi.plugin('localization').service('locales').options() as {
    locales: readonly { code: string; language: string }[];
  };
  const language = (code: string) => locales.find((locale) => locale.code === code)?.language ?? code;

  const fieldAt = (path: string): string => path.replace(/\.\d+(?=\.)/g, '');

  const mayUpdateAll = (draft: Draft): boolean => {
    const fields: string[] = strapi
      .service('admin::content-type')
      .getNestedFields(schema, { components: strapi.components });
    return fields.every((field) => can.update(draft, field));
  };

  return {
    /** Of any entry, in any language. */
    mayReadType: (): boolean => can.read(),

    mayRead: (draft: Draft): boolean => can.read(draft),

    /** Whether there can be an entry whose version in this language the person may publish; conditions count as not met. */
    mayPublishIn: (locale: string): boolean => can.publish({ locale }),

    /** @param path - of a text field, such as `statistics.0.label`; rights know the fields of a component, not its rows */
    mayReadField: ({ draft, path }: { draft: Draft; path: string }): boolean => can.read(draft, fieldAt(path)),

    mayPublish: (draft: Draft): boolean => can.publish(draft),

    /** @param path - of a field such as `leader.position`; as in Strapi, who may update a component may update all in it */
    mayUpdateField: ({ draft, path }: { draft: Draft; path: string }): boolean =>
      path.split('.').some((_, index, names) => can.update(draft, names.slice(0, index + 1).join('.'))),

    /**
     * What the person may do with the texts of entries in a language. One statement.
     *
     * @returns by documentId of those they may do it with, whether they may with the text field at a path
     */
    async textRights({ action, locale, documentIds }: WantedVersions): Promise<Map<string, (path: string) => boolean>> {
      if (!can[action]()) return new Map();
      const drafts: Draft[] = await strapi.db.query(type).findMany({
        where: { documentId: { $in: documentIds }, locale, publishedAt: null },
        populate: { createdBy: { populate: { roles: true } } },
      });
      const allowed = drafts.filter((draft) => can[action](draft));
      return new Map(allowed.map((draft) => [draft.documentId, (path) => can[action](draft, fieldAt(path))]));
    },

    /** Which of these entries the person may read, or update, in a language. One statement. */
    async filterAllowed({ action, locale, documentIds }: WantedVersions): Promise<string[]> {
      if (!can[action]()) return [];
      const filters: unknown = strapi
        .service('admin::permission')
        .createPermissionsManager({ ability, model: type, action: ACTIONS[action] })
        .getQuery();
      const { where = {} } = strapi.get('query-params').transform(type, { filters }) as { where?: object };
      const drafts: Draft[] = await strapi.db.query(type).findMany({
        where: { $and: [where, { documentId: { $in: documentIds }, locale, publishedAt: null }] },
        select: ['documentId'],
      });
      return drafts.map(({ documentId }) => documentId);
    },

    /** @returns the right to read a version, in words */
    rightToRead: ({ locale }: { locale: string }): string =>
      `to read this ${schema.info.displayName} in ${language(locale)}`,

    /**
     * @param draft - of the version the action is for
     * @param source - the draft of the entry's source version
     * @returns the right that the person would need and does not have, in words; undefined where they may
     */
    missingRight({
      action,
      draft,
      source,
    }: {
      action: VersionAction;
      draft: Draft;
      source: Draft;
    }): string | undefined {
      const { displayName } = schema.info;
      const here = language(draft.locale);
      if (action === 'make-source') {
        // What is the source decides what all languages say, so it takes an editor, in both.
        const isEditor = [draft, source].every((version) => can.publish(version) && mayUpdateAll(version));
        if (isEditor) return undefined;
        return `to publish this ${displayName} and to update all its fields, in ${here} and in ${language(source.locale)}`;
      }
      // Both change what readers get.
      if (action === 'withhold' || action === 'resume') {
        return can.publish(draft) ? undefined : `to publish this ${displayName} in ${here}`;
      }
      return can.update(draft) ? undefined : `to update this ${displayName} in ${here}`;
    },
  };
}
