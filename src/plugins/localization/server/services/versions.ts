import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import type {
  EntryTexts,
  EntryVersions,
  FieldStatus,
  LanguageTotals,
  Text,
  TranslatedVersion,
  VersionStatus,
  VersionSummary,
  VersionTexts,
} from '../../shared/contracts';
import { fieldLocale } from '../domain/derive';
import { plainField } from '../domain/field-texts';
import { staleSegments, type OwnTexts } from '../domain/own-texts';
import { newVersion } from '../domain/version-record';
import { act, possibleActions, type Act } from '../engine/actions';
import { draftLayer, draftTexts, findVersion, readDraftEntries, readEntry, type Entry } from '../engine/entry';
import { textsOfEntry } from '../engine/entry-texts';
import { checkLocale, type Keeper } from '../engine/keeper';
import { translate, type Translations } from '../engine/translate';
import { translateSegments, type SegmentTranslations } from '../engine/translate-segments';
import { takeTurn } from '../engine/turn';
import { countVersions } from '../store/count-versions';
import { readStatuses } from '../store/entry-records';
import { findTranslated, type TranslatedVersionsRequest } from '../store/find-translated';
import { findVersions, type FoundVersions, type VersionFilter } from '../store/find-versions';

import { keeperOf, type KeeperService } from './keeper';

/** Content managers take a draft for modified from this difference of times on, in milliseconds. */
const MODIFIED_AFTER_MS = 500;

/** Versions of entries: how they stand, and what people decide about them. Rights are not asked here. */
export function createVersionsService({ strapi }: { strapi: Core.Strapi }) {
  async function findEntry({ type, documentId }: { type: string; documentId: string }): Promise<Entry> {
    const keeper = keeperOf(strapi);
    const entry = await strapi.db.transaction(({ trx }) => readEntry({ keeper, trx, type, documentId }));
    if (!entry) throw new errors.NotFoundError(`${type} has no entry ${documentId}`);
    return entry;
  }

  return {
    /**
     * How an entry stands in each language, and what can be done with it there, whoever asks.
     *
     * @throws NotFoundError where there is none
     */
    async entry({ type, documentId }: { type: string; documentId: string }): Promise<EntryVersions> {
      const entry = await findEntry({ type, documentId });
      return {
        type,
        documentId,
        sourceLocale: entry.record.sourceLocale,
        hasUnpublishedChanges: hasUnpublishedChanges(entry),
        versions: summarise(keeperOf(strapi), entry),
      };
    },

    /**
     * The text fields of a version's draft beside the source's.
     *
     * @throws NotFoundError where there is no such entry
     */
    async texts(version: { type: string; documentId: string; locale: string }): Promise<VersionTexts> {
      const { type, locale } = version;
      const keeper = keeperOf(strapi);
      const { sourceLocale, fields } = textsOfEntry({ keeper, type, entry: await findEntry(version), locale });
      const source = keeper.options.locales.find(({ code }) => code === sourceLocale);
      return {
        locale,
        source: { locale: sourceLocale, tag: source?.tag ?? sourceLocale, direction: source?.direction ?? 'ltr' },
        fields: locale === sourceLocale ? [] : fields.map(plainField),
      };
    },

    /** How entries stand in one language, by documentId; what the hub has not kept yet is left out. */
    async statuses({
      type,
      locale,
      documentIds,
    }: {
      type: string;
      locale: string;
      documentIds: string[];
    }): Promise<Record<string, VersionStatus>> {
      return strapi.db.transaction(({ trx }) => readStatuses({ trx, type, locale, documentIds }));
    },

    /**
     * Finds entries by how far they are in a language. Those written in it are not among them.
     *
     * @throws ValidationError for a locale that is not in the registry
     */
    async find({ types, ...filter }: VersionFilter): Promise<FoundVersions[]> {
      const keeper = keeperOf(strapi);
      const { tables, options } = keeper;
      checkLocale(keeper, filter.locale);
      const known = options.contentTypes.filter((type) => types?.includes(type) ?? true);
      return strapi.db.transaction(({ trx }) => findVersions({ trx, tables, types: known, filter }));
    },

    /** How far each language is, in the order of the registry. */
    async totals(): Promise<LanguageTotals[]> {
      const { localeCodes: locales } = keeperOf(strapi);
      return strapi.db.transaction(({ trx }) => countVersions({ trx, locales }));
    },

    /**
     * Entries in one language beside their source, in the order asked for; those that do not exist are left out. The number
     * of statements depends on the content type alone.
     */
    async entryTexts({
      type,
      locale,
      documentIds,
    }: {
      type: string;
      locale: string;
      documentIds: readonly string[];
    }): Promise<EntryTexts[]> {
      const keeper = keeperOf(strapi);
      checkLocale(keeper, locale);
      const entries = await strapi.db.transaction(({ trx }) => readDraftEntries({ keeper, trx, type, documentIds }));
      const byId = new Map(entries.map((entry) => [entry.documentId, entry]));
      return documentIds.flatMap((documentId) => {
        const entry = byId.get(documentId);
        return entry ? [textsOfEntry({ keeper, type, entry, locale })] : [];
      });
    },

    /**
     * Versions in which nothing is left to translate, in the order in which the hub came to keep them.
     *
     * @param after - the `id` behind which to begin
     * @param among - only these, of one content type and language
     */
    async translated(request: TranslatedVersionsRequest): Promise<TranslatedVersion[]> {
      return strapi.db.transaction(({ trx }) => findTranslated({ trx, ...request }));
    },

    /** A text of a locale that another one `transliterates`, in that one's script. */
    transliterate: <Value extends Text>(text: Value): Value =>
      strapi.plugin('localization').service<KeeperService>('keeper').transliterate(text),

    /**
     * Keeps all other writes of localised content waiting until the transaction ends: what is read from then on stays so, for
     * who decides by it.
     */
    takeTurn: (trx: Knex): Promise<void> => takeTurn(trx),

    /** See engine/actions.ts. */
    act: (request: Act): Promise<void> => act({ keeper: keeperOf(strapi), ...request }),

    /** See engine/translate.ts. */
    translate: (request: Translations): Promise<void> => translate({ keeper: keeperOf(strapi), ...request }),

    /** See engine/translate-segments.ts. */
    translateSegments: (request: SegmentTranslations): Promise<void> =>
      translateSegments({ keeper: keeperOf(strapi), ...request }),
  };
}

export type VersionsService = ReturnType<typeof createVersionsService>;

/**
 * Goes by the times of the source's rows, as the content manager does, so that the two never disagree in front of an editor; the engine keeps
 * the times true where rows come to say the same (engine/settling/times.ts). What really differs is not known here: an entry is read with its texts
 * alone, without shared columns, media and relations.
 */
function hasUnpublishedChanges({ versions, record: { sourceLocale: locale } }: Entry): boolean {
  const draft = findVersion(versions, { locale, isPublished: false });
  const published = findVersion(versions, { locale, isPublished: true });
  if (!draft || !published) return true;
  return Math.abs(draft.updatedAt.getTime() - published.updatedAt.getTime()) >= MODIFIED_AFTER_MS;
}

function summarise(keeper: Keeper, entry: Entry): VersionSummary[] {
  const { tables, deriver, localeCodes } = keeper;
  const { record, versions } = entry;
  const layer = draftLayer(entry, draftTexts(tables.shapeOfPart, entry));
  return localeCodes.map((locale): VersionSummary => {
    const { draftTexts: own, ...version } = record.versions.get(locale) ?? newVersion(locale);
    const isSource = locale === record.sourceLocale;
    const stale = staleSegments(own);
    const fields = [...deriver.show(layer, locale)].map(([path, shown]): FieldStatus => ({
      path,
      locale: fieldLocale(shown),
      isOwn: isSource || isOwnField(own, path),
      staleSegments: stale.filter((segment) => segment === path || segment.startsWith(`${path}.`)),
    }));
    return {
      locale,
      state: version.state,
      contentLocale: version.contentLocale,
      isSource,
      isPublished: findVersion(versions, { locale, isPublished: true }) !== undefined,
      staleCount: version.staleCount,
      untranslatedCount: version.untranslatedCount,
      fields,
      actions: possibleActions({ keeper, entry, locale }),
    };
  });
}

const isOwnField = (own: OwnTexts, path: string): boolean => own[path] !== undefined;
