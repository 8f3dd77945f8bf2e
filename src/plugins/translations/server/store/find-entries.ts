import type { Knex } from 'knex';
import { groupBy } from 'lodash';

import type { BoardFilters, BoardSort } from '../../shared/board';
import type { PlaceLink, ReadableType } from '../board/reading';
import type { VersionRows } from '../services/version-rows';

import { isAllowed } from './allowed';

/** From this many days on a version is due later than this week. */
const DAYS_OF_A_WEEK = 7;

/** What is looked for, and by whom. */
export interface EntrySearch {
  filters: Omit<BoardFilters, 'sort'>;
  /** Only these documentIds; all where left out. */
  ids?: readonly string[];
  sort: BoardSort;
  page: number;
  /** All of them on one page where left out. */
  pageSize?: number;
  /** The types to look in, with the links that lead to places. */
  types: readonly (ReadableType & { links: readonly PlaceLink[] })[];
  /** The uid of what the filter `place` names. */
  place: string | undefined;
  /** The languages of the hub. */
  locales: readonly string[];
  /** The ICU collation names are sorted by. */
  collation: string;
  personId: number;
  /** Such as `2026-11-22`. */
  today: string;
}

export interface FoundEntry {
  type: string;
  documentId: string;
  sourceLocale: string;
  name: string;
}

export interface FoundEntries {
  entries: FoundEntry[];
  /** Of all pages. */
  total: number;
  wordsLeft: number;
}

interface Searching extends EntrySearch {
  trx: Knex;
  rows: VersionRows;
}

/** Finds a page of entries, and counts all, in one statement. */
export async function findEntries(searching: Searching): Promise<FoundEntries> {
  const { trx, types, page, pageSize = null } = searching;
  const [first, ...others] = types.map((type) => selectOfType(searching, type));
  if (!first) return { entries: [], total: 0, wordsLeft: 0 };
  const { rows } = await trx.raw<{
    rows: { total: string; words: string; type: string | null; entry: string; source_locale: string; name: string }[];
  }>(
    `WITH matched AS ?, found AS (?)
     SELECT counted.total, counted.words, page.type, page.entry, page.source_locale, page.name
     FROM (SELECT count(*) AS total, coalesce(sum(words_left), 0) AS words FROM found) AS counted
     LEFT JOIN (SELECT * FROM found ORDER BY ? LIMIT ? OFFSET ?) AS page ON TRUE
     ORDER BY ?`,
    [
      selectMatched(searching),
      first.unionAll(others),
      orderOf(searching),
      pageSize,
      (page - 1) * (pageSize ?? 0),
      orderOf(searching),
    ]
  );
  return {
    entries: rows.flatMap(({ type, entry: documentId, source_locale: sourceLocale, name }) =>
      type === null ? [] : { type, documentId, sourceLocale, name }
    ),
    total: Number(rows[0]?.total),
    wordsLeft: Number(rows[0]?.words),
  };
}

/** The entries that have versions which are asked for and may be read: with the sum of their words, and when the first of them is due. */
function selectMatched(searching: Searching): Knex.QueryBuilder {
  const { trx, rows, filters, ids, sort, personId, today } = searching;
  const { states, work, assignee, due } = filters;
  const query = trx
    .from(rows.versions().as('version'))
    .select('version.type', 'version.entry', 'version.source_locale')
    .sum({ words_left: 'version.words_left' })
    .groupBy('version.type', 'version.entry', 'version.source_locale')
    .where((readable) => {
      for (const condition of readableVersions(searching)) void readable.orWhereRaw(condition);
    });
  // The source's version is nobody's to work on, so it is not what such a filter means.
  if (states ?? work ?? assignee ?? due) void query.whereRaw('version.locale <> version.source_locale');
  if (ids) void query.whereRaw('version.entry = ANY(?)', [[...ids]]);
  if (states) void query.whereIn('version.state', states);
  if (work === 'stale') void query.where('version.stale_count', '>', 0);
  if (work === 'untranslated') void query.where('version.untranslated_count', '>', 0);
  if (work === 'any') void query.whereRaw('version.stale_count + version.untranslated_count > 0');
  if (assignee === undefined && due === undefined && sort !== 'due') return query;

  void query.min({ due_on: 'assignment.due_on' }).leftJoin('translations_assignments AS assignment', {
    'assignment.type': 'version.type',
    'assignment.entry': 'version.entry',
    'assignment.locale': 'version.locale',
  });
  if (assignee === 'nobody') void query.whereNull('assignment.assignee_id');
  else if (assignee !== undefined) void query.where('assignment.assignee_id', assignee === 'me' ? personId : assignee);
  if (due === 'none') void query.whereNull('assignment.due_on');
  if (due === 'overdue') void query.whereRaw('assignment.due_on < ?::date', [today]);
  const nextWeek = trx.raw('?::date + ?::integer', [today, DAYS_OF_A_WEEK]);
  if (due === 'this-week')
    void query.whereRaw('assignment.due_on >= ?::date AND assignment.due_on < ?', [today, nextWeek]);
  if (due === 'later') void query.whereRaw('assignment.due_on >= ?', [nextWeek]);
  return query;
}

/** Which versions may be read of those that are asked for: a condition for all types whose languages are the same, and one for each other. */
function readableVersions({ trx, rows, types, filters, locales }: Searching): Knex.Raw[] {
  const asked = filters.locale === undefined ? locales : [filters.locale];
  const byLanguages = groupBy(types, ({ versions }) =>
    asked.filter((locale) => versions.locales.includes(locale)).join()
  );
  const inLanguages = Object.entries(byLanguages).map(([codes, ofThem]) =>
    trx.raw('(version.type = ANY(?) AND version.locale = ANY(?))', [ofThem.map(({ type }) => type), codes.split(',')])
  );
  const others = types.flatMap(({ type, versions: { ids } }) => {
    if (!ids) return [];
    const drafts = trx
      .from(rows.layer({ type, isPublished: false }).as('draft'))
      .select('draft.document_id', 'draft.locale')
      .whereIn('draft.locale', [...asked])
      .whereRaw('draft.id IN ?', [ids]);
    return trx.raw('(version.type = ? AND (version.entry, version.locale) IN ?)', [type, drafts]);
  });
  return [...inLanguages, ...others];
}

/** Of the entries of a type, those whose source may be read and whose name and place are asked for. */
function selectOfType(searching: Searching, readable: Searching['types'][number]): Knex.QueryBuilder {
  const { trx, rows, filters, place } = searching;
  const { type, versions, names, links } = readable;
  const source = { locale: 'source.locale', id: 'source.id' };
  const drafts = rows.layer({ type, isPublished: false });
  const hasReadableName = isAllowed(trx, names, source);
  const query = trx
    .from('matched')
    .join(drafts.as('source'), { 'source.document_id': 'matched.entry', 'source.locale': 'matched.source_locale' })
    .select('matched.*', 'source.updated_at AS changed_at')
    .select(
      trx.raw('CASE WHEN ? THEN coalesce(source.name, matched.entry) ELSE matched.entry END AS name', [hasReadableName])
    )
    .where('matched.type', type)
    .whereRaw(isAllowed(trx, versions, source));

  if (filters.text !== undefined) {
    const pattern = `%${filters.text.replace(/[\\%_]/g, '\\$&')}%`;
    const isLike = (column: string) =>
      trx.raw('lower(?? COLLATE "und-x-icu") LIKE lower(? COLLATE "und-x-icu")', [column, pattern]);
    const alternatives = [trx.raw('(? AND ?)', [hasReadableName, isLike('source.name')])];
    if (filters.locale !== undefined) {
      const chosen = { locale: 'chosen.locale', id: 'chosen.id' };
      void query.leftJoin(rows.layer({ type, isPublished: false }).as('chosen'), (on) =>
        on.on('chosen.document_id', 'matched.entry').andOnVal('chosen.locale', filters.locale as string)
      );
      alternatives.push(trx.raw('(? AND ?)', [isAllowed(trx, names, chosen), isLike('chosen.name')]));
    }
    void query.where((either) => {
      for (const alternative of alternatives) void either.orWhereRaw(alternative);
    });
  }

  if (filters.place !== undefined && place !== undefined) {
    const meant = trx
      .from(rows.layer({ type: place, isPublished: false }).as('place'))
      .select('place.id')
      .where('place.document_id', filters.place);
    void query.where((either) => {
      if (type === place) void either.orWhere('matched.entry', filters.place as string);
      for (const { table, from, to, readable: linked } of links) {
        const holders = trx(table).select(from).whereIn(to, meant.clone());
        void either.orWhereRaw('(? AND source.id IN ?)', [isAllowed(trx, linked, source), holders]);
      }
      if (type !== place && links.length === 0) void either.whereRaw('FALSE');
    });
  }
  return query;
}

/** Ties are broken by name, and at last by what nothing else has, so that pages neither repeat nor leave out. */
function orderOf({ trx, sort, collation }: Searching): Knex.Raw {
  const orders: Readonly<Record<BoardSort, string>> = {
    name: '',
    due: 'due_on ASC NULLS LAST, ',
    words: 'words_left DESC, ',
    changed: 'changed_at DESC, ',
  };
  return trx.raw(`${orders[sort]}name COLLATE ??, type, entry`, [collation]);
}
