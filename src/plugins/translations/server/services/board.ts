import type { Core } from '@strapi/strapi';
import { groupBy, sortBy } from 'lodash';

import {
  BOARD_ACTIONS,
  type BoardFilters,
  type BoardRow,
  type BoardVersion,
  type GetBoardChoicesResponse,
  type GetBoardResponse,
} from '../../shared/board';
import { obstacleTo } from '../board/obstacle-to';
import { placeLinks, readableTypes } from '../board/reading';
import { optionsOf } from '../config';
import { findEntries, type EntrySearch } from '../store/find-entries';
import { findPlaces } from '../store/find-places';
import { findTranslators } from '../store/people';
import { readVersions, type BoardRecord } from '../store/read-versions';

import { hubLanguages } from './hub-languages';
import { rightsOn } from './rights-on';
import { versionRows } from './version-rows';

/** Who looks at the board. */
export interface Viewer {
  /** What their roles grant, as Strapi puts it on the request. */
  ability: unknown;
  /** Of the administrator. */
  personId: number;
}

/** The translators' board as a signed-in person sees it: a fixed number of statements, whatever there is. */
export function createBoardService({ strapi }: { strapi: Core.Strapi }) {
  const { place } = optionsOf(strapi);

  function typesFor({ ability, filters }: { ability: unknown; filters: BoardFilters }): EntrySearch['types'] {
    const rows = versionRows(strapi);
    const { contentTypes } = hubLanguages(strapi);
    const types = contentTypes.filter((type) => filters.types?.includes(type) ?? true);
    return readableTypes({ rows, ability, types }).flatMap((readable) => {
      const { type } = readable;
      if (filters.place === undefined || place === undefined) return { ...readable, links: [] };
      const links = placeLinks({ strapi, rows, ability, type, place });
      return links.length > 0 || type === place ? { ...readable, links } : [];
    });
  }

  /** What both the board and an export of what it shows look for. */
  function searchFor({
    ability,
    personId,
    filters,
  }: Viewer & { filters: BoardFilters }): Omit<EntrySearch, 'sort' | 'page' | 'pageSize'> {
    const { locales, collation } = hubLanguages(strapi);
    const today = new Date().toISOString().slice(0, 10);
    return { filters, types: typesFor({ ability, filters }), place, locales, collation, personId, today };
  }

  return {
    /** A page of the entries that the filters find, with their versions. */
    async find({
      ability,
      personId,
      filters: { sort = 'name', ...filters },
      page,
      pageSize,
    }: Viewer & { filters: BoardFilters; page: number; pageSize: number }): Promise<GetBoardResponse> {
      const rows = versionRows(strapi);
      const { locales } = hubLanguages(strapi);
      return strapi.db.transaction(async ({ trx }) => {
        const search = { ...searchFor({ ability, personId, filters }), sort, page, pageSize };
        const { entries, total, wordsLeft } = await findEntries({ trx, rows, ...search });
        const asked = filters.locale === undefined ? locales : [filters.locale];
        const rightsOf = rightsOn({ rows, ability });
        // The statement joins in a good order; to look for a better one takes PostgreSQL longer than to do it.
        await trx.raw('SET LOCAL join_collapse_limit = 1');
        const records = await readVersions({ trx, rows, entries, locales: asked, rightsOf });
        const byEntry = groupBy(records, keyOf);
        const data = entries.map((entry): BoardRow => {
          const versions = (byEntry[keyOf(entry)] ?? []).filter(({ rights }) => rights.read);
          const ordered = sortBy(versions, ({ locale }) => locales.indexOf(locale));
          return { ...entry, versions: ordered.map((version) => versionOf(version, personId)) };
        });
        const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
        return { data, meta: { pagination, wordsLeft } };
      });
    },

    /**
     * The documentIds of all entries that the filters find, for an export of what the board shows.
     *
     * @param ids - only these
     */
    async findIds({
      ability,
      personId,
      filters,
      ids,
    }: Viewer & { filters: BoardFilters; ids?: readonly string[] }): Promise<string[]> {
      const rows = versionRows(strapi);
      const search: EntrySearch = { ...searchFor({ ability, personId, filters }), ids, sort: 'name', page: 1 };
      const { entries } = await strapi.db.transaction(({ trx }) => findEntries({ trx, rows, ...search }));
      return entries.map(({ documentId }) => documentId);
    },

    /** What the filters offer: places the person may read, and who may be given work. */
    async choices({ ability }: Pick<Viewer, 'ability'>): Promise<GetBoardChoicesResponse['data']> {
      const rows = versionRows(strapi);
      const { locales, contentTypes: types, collation } = hubLanguages(strapi);
      return strapi.db.transaction(async ({ trx }) => {
        const people = await findTranslators({ trx, types, locales });
        if (place === undefined) return { people };
        const [readable] = readableTypes({ rows, ability, types: [place] });
        const entries = readable ? await findPlaces({ trx, rows, readable, collation }) : [];
        return { place: { contentType: place, entries }, people };
      });
    },
  };
}

export type BoardService = ReturnType<typeof createBoardService>;

const keyOf = ({ type, documentId }: { type: string; documentId: string }): string => `${type} ${documentId}`;

function versionOf(version: BoardRecord, personId: number): BoardVersion {
  const { locale, sourceLocale, state, isPublished, isModified, assignee, dueOn } = version;
  const { staleCount, untranslatedCount, wordsLeft, stamp } = version;
  return {
    locale,
    state,
    isSource: locale === sourceLocale,
    isPublished,
    isModified,
    staleCount,
    untranslatedCount,
    wordsLeft,
    assignee,
    dueOn,
    stamp,
    actions: BOARD_ACTIONS.filter((action) => !obstacleTo({ action, version, personId })),
  };
}
