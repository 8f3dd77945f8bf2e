import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import {
  VERSION_CONFLICT,
  type EntryTexts,
  type EntryVersions,
  type VersionStatus,
  type VersionTexts,
} from '../../shared/contracts';
import { ConflictError } from '../conflict';
import type { LocalizationOptions } from '../domain/locale-registry';
import type { Act } from '../engine/actions';

import { stampOfForm } from './form-stamp';
import { createVersionRights, type Draft, type VersionRights, type WantedVersions } from './version-rights';
import type { VersionsService } from './versions';

interface TypeForPerson {
  /** Of the person who asks, as Strapi puts it on the request. */
  ability: unknown;
  type: string;
}

interface Target extends TypeForPerson {
  documentId: string;
}

type SourceOf = Pick<EntryVersions, 'type' | 'sourceLocale'>;

export type PanelService = ReturnType<typeof createPanelService>;

/**
 * Versions as a signed-in person sees them in the admin panel, and what that person may do with them. Refuses with
 * PolicyError, since Strapi hides the message of a plain ForbiddenError.
 */
export function createPanelService({ strapi }: { strapi: Core.Strapi }) {
  const versions = () => strapi.plugin('localization').service<VersionsService>('versions');
  const displayName = (type: string) => strapi.contentType(type as UID.ContentType).info.displayName;

  function rightsOf({ ability, type }: TypeForPerson): VersionRights {
    const rights = createVersionRights({ strapi, ability, type: type as UID.ContentType });
    if (rights.mayReadType()) return rights;
    throw new errors.PolicyError(`You need the right to read ${displayName(type)}`);
  }

  /** The entry and its drafts, by locale. One statement for all drafts. */
  async function load({ rights, type, documentId }: Omit<Target, 'ability'> & { rights: VersionRights }) {
    const found: Draft[] = await strapi.db.query(type).findMany({
      where: { documentId, publishedAt: null },
      populate: { createdBy: { populate: { roles: true } } },
    });
    if (found.length === 0) {
      throw new errors.NotFoundError(`There is no ${displayName(type)} with the documentId ${documentId}`);
    }
    if (!found.some((draft) => rights.mayRead(draft))) {
      throw new errors.PolicyError(`You need the right to read this ${displayName(type)}`);
    }
    const drafts = new Map(found.map((draft) => [draft.locale, draft]));
    return { drafts, entry: await versions().entry({ type, documentId }) };
  }

  /** @returns the drafts of a version and of its source */
  function findPair(request: { drafts: ReadonlyMap<string, Draft>; entry: SourceOf; locale: string }): [Draft, Draft] {
    const { drafts, entry, locale } = request;
    const draft = drafts.get(locale);
    const source = drafts.get(entry.sourceLocale);
    if (draft && source) return [draft, source];
    throw new errors.NotFoundError(`This ${displayName(entry.type)} has no version in ${locale} yet`);
  }

  /**
   * Looks whether a person may read a version and its source.
   *
   * @returns says of a text field of the version whether they may read it in both
   */
  async function checkTexts(request: Target & { locale: string }): Promise<(field: { path: string }) => boolean> {
    const { ability, type, documentId, locale } = request;
    const rights = rightsOf({ ability, type });
    const { drafts, entry } = await load({ rights, type, documentId });
    const pair = findPair({ drafts, entry, locale });
    const unreadable = pair.find((draft) => !rights.mayRead(draft));
    if (unreadable) throw new errors.PolicyError(`You need the right ${rights.rightToRead(unreadable)}`);
    return ({ path }) => pair.every((draft) => rights.mayReadField({ draft, path }));
  }

  return {
    /**
     * @returns an entry in all languages, each with what this person may do with it now
     * @throws PolicyError (403) for who may not read it; NotFoundError where there is no such entry
     */
    async entry({ ability, type, documentId }: Target): Promise<EntryVersions> {
      const rights = rightsOf({ ability, type });
      const { drafts, entry } = await load({ rights, type, documentId });
      const source = drafts.get(entry.sourceLocale);
      return {
        ...entry,
        versions: entry.versions.map((version) => {
          const draft = drafts.get(version.locale);
          const actions =
            draft && source
              ? version.actions.filter((action) => rights.missingRight({ action, draft, source }) === undefined)
              : [];
          return { ...version, actions };
        }),
      };
    },

    /**
     * @returns the text fields of a version beside the source's, without those this person may not read in both languages
     * @throws PolicyError (403) for who may not read one of the two; NotFoundError where there is no such version
     */
    async texts(request: Target & { locale: string }): Promise<VersionTexts> {
      const { type, documentId, locale } = request;
      const mayRead = await checkTexts(request);
      const { fields, ...texts } = await versions().texts({ type, documentId, locale });
      return { ...texts, fields: fields.filter(mayRead) };
    },

    /**
     * The same as blocks, for other plugins.
     *
     * @throws PolicyError and NotFoundError as `texts` does
     */
    async segments(request: Target & { locale: string }): Promise<EntryTexts> {
      const { type, documentId, locale } = request;
      const mayRead = await checkTexts(request);
      const [found] = await versions().entryTexts({ type, locale, documentIds: [documentId] });
      if (!found) throw new errors.NotFoundError(`There is no ${displayName(type)} with the documentId ${documentId}`);
      return { ...found, fields: found.fields.filter(mayRead) };
    },

    /** What a person may do with content of any type: whether they may read some, and the languages in which they may publish some. */
    languageRights({ ability }: { ability: unknown }): { mayRead: boolean; publishable: string[] } {
      const { contentTypes, locales } = strapi.config.get<LocalizationOptions>('plugin::localization');
      const rights = contentTypes.map((type) =>
        createVersionRights({ strapi, ability, type: type as UID.ContentType })
      );
      return {
        mayRead: rights.some(({ mayReadType }) => mayReadType()),
        publishable: locales
          .map(({ code }) => code)
          .filter((locale) => rights.some(({ mayPublishIn }) => mayPublishIn(locale))),
      };
    },

    /** Whether a person may publish all entries of a type in a language, whoever wrote them. */
    mayPublishAll({ ability, type, locale }: TypeForPerson & { locale: string }): boolean {
      return createVersionRights({ strapi, ability, type: type as UID.ContentType }).mayPublishIn(locale);
    },

    /**
     * Does something with a version.
     *
     * @param stamp - of the form the person had before them; not asked for where left out
     * @throws PolicyError (403) naming the right it needs; NotFoundError where there is no such version; ValidationError
     *   where the version is not in a state for it; ConflictError where the version or its source is no longer what the person saw
     */
    async act({ ability, stamp, ...request }: TypeForPerson & Act & { stamp?: string }): Promise<void> {
      const { type, documentId, locale, action } = request;
      const rights = rightsOf({ ability, type });
      const { drafts, entry } = await load({ rights, type, documentId });
      const [draft, source] = findPair({ drafts, entry, locale });
      const missing = rights.missingRight({ action, draft, source });
      if (missing) throw new errors.PolicyError(`${action}: you need the right ${missing}`);
      await strapi.db.transaction(async ({ trx }) => {
        if (stamp !== undefined) {
          // Nobody writes between this look and what is done by it.
          await versions().takeTurn(trx);
          const current = await stampOfForm({ strapi, ability, type, documentId, locale });
          if (current !== stamp) throw new ConflictError(VERSION_CONFLICT, { locale });
        }
        await versions().act(request);
      });
    },

    /** Whether a person may read a text field of all entries of a type in a language, whoever wrote them; of a type that is gone, none. */
    mayReadAll({ ability, type, locale, path }: TypeForPerson & { locale: string; path: string }): boolean {
      const rights = createVersionRights({ strapi, ability, type: type as UID.ContentType });
      // What is known of no entry meets no condition, such as that the person has created it.
      return rights.mayReadField({ draft: { documentId: '', locale }, path });
    },

    /** What a person may do with the texts of entries in a language, by documentId of those they may do it with; for other plugins. */
    textRights({
      ability,
      type,
      ...wanted
    }: TypeForPerson & WantedVersions): Promise<Map<string, (path: string) => boolean>> {
      return createVersionRights({ strapi, ability, type: type as UID.ContentType }).textRights(wanted);
    },

    /**
     * @returns how far entries are in a language, by documentId; what this person may not read is left out
     * @throws PolicyError (403) for who may not read the type
     */
    async statuses(
      request: TypeForPerson & { locale: string; documentIds: string[] }
    ): Promise<Record<string, VersionStatus>> {
      const { ability, type, locale, documentIds } = request;
      const readable = await rightsOf({ ability, type }).filterAllowed({ action: 'read', locale, documentIds });
      return readable.length === 0 ? {} : versions().statuses({ type, locale, documentIds: readable });
    },
  };
}
