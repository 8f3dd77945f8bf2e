import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { EntryVersions, FieldStatus, VersionStatus, VersionSummary } from '../../shared/contracts';
import { fieldLocale } from '../domain/derive';
import { staleSegments, type OwnTexts } from '../domain/own-texts';
import { newVersion } from '../domain/version-record';
import { act, possibleActions, type Act } from '../engine/actions';
import { draftLayer, draftTexts, findVersion, readEntry, type Entry } from '../engine/entry';
import type { Keeper } from '../engine/keeper';
import { translate, type Translations } from '../engine/translate';
import { readStatuses } from '../store/entry-records';

import { keeperOf } from './keeper';

/** Content managers take a draft for modified from this difference of times on, in milliseconds. */
const MODIFIED_AFTER_MS = 500;

/** Versions of entries: how they stand, and what people decide about them. Rights are not asked here. */
export function createVersionsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * How an entry stands in each language, and what can be done with it there, whoever asks.
     *
     * @throws NotFoundError where there is none
     */
    async entry({ type, documentId }: { type: string; documentId: string }): Promise<EntryVersions> {
      const keeper = keeperOf(strapi);
      const entry = await strapi.db.transaction(({ trx }) => readEntry({ keeper, trx, type, documentId }));
      if (!entry) throw new errors.NotFoundError(`${type} has no entry ${documentId}`);
      return {
        type,
        documentId,
        sourceLocale: entry.record.sourceLocale,
        hasUnpublishedChanges: hasUnpublishedChanges(entry),
        versions: summarise(keeper, entry),
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

    /** See engine/actions.ts. */
    act: (request: Act): Promise<void> => act({ keeper: keeperOf(strapi), ...request }),

    /** See engine/translate.ts. */
    translate: (request: Translations): Promise<void> => translate({ keeper: keeperOf(strapi), ...request }),
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
