import type { BoardFilters } from '../../../shared/board';

/** In the page's address: every language, also for who translates into one. */
const EVERY_LANGUAGE = '*';

/** The filters as the server takes them: lists with commas, nothing that is not set. */
export function boardParams({ types, states, assignee, ...others }: BoardFilters): Record<string, string> {
  const all = { ...others, types: types?.join(','), states: states?.join(','), assignee: assignee?.toString() };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]))
  );
}

/**
 * The board's filters as its address has them, to be linked and to go back to. The text is called as in Strapi's own lists,
 * whose pagination keeps it whole only under that name.
 */
export function boardSearch(filters: BoardFilters): string {
  const { text, locale = EVERY_LANGUAGE, ...others } = boardParams(filters);
  return `?${new URLSearchParams({ locale, ...others, ...(text !== undefined && { _q: text }) }).toString()}`;
}

/**
 * What such an address says. Values are not looked at: the server names what it does not know.
 *
 * @param ownLocale - of a person who translates into one language; theirs where the address names none
 */
export function readBoardSearch({
  search,
  ownLocale,
}: {
  search: URLSearchParams;
  ownLocale: string | undefined;
}): BoardFilters {
  const locale = search.get('locale') ?? ownLocale;
  const named = {
    locale: locale === EVERY_LANGUAGE ? undefined : locale,
    types: search.get('types')?.split(','),
    states: search.get('states')?.split(','),
    work: search.get('work'),
    place: search.get('place'),
    assignee: readAssignee(search.get('assignee')),
    due: search.get('due'),
    text: search.get('_q'),
    sort: search.get('sort'),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => Boolean(value)));
}

const readAssignee = (value: string | null): string | number | null =>
  value !== null && /^\d+$/.test(value) ? Number(value) : value;

/** Whether two sets of filters find the same, in whatever order. */
export function isSameView(some: BoardFilters, others: BoardFilters): boolean {
  const [left, right] = [some, others].map((filters) =>
    JSON.stringify(Object.entries(boardParams({ ...filters, sort: undefined })).sort())
  );
  return left === right;
}

/** Whether they narrow the board to less than all of a language, or of all languages. */
export const isNarrowed = (filters: BoardFilters): boolean =>
  Object.keys(boardParams({ ...filters, locale: undefined, sort: undefined })).length > 0;
