import type { BoardFilters } from '../../shared/board';

import { boardSearch, readBoardSearch } from './board/board-query';
import { DESK_ADDRESS } from './desk-address';
import type { ExportChoice } from './export-choice';

/**
 * Leads to the page of files, with what the board shows chosen for an export.
 *
 * @param ids - the documentIds of entries that are chosen on the board: those alone, whatever it is narrowed to
 */
export function exportAddress({ filters, ids }: { filters: BoardFilters; ids: readonly string[] }): string {
  const { locale, work } = filters;
  const search = new URLSearchParams(boardSearch(ids.length > 0 ? { locale } : { ...filters, sort: undefined }));
  if (ids.length > 0) search.set('ids', ids.join(','));
  search.set('onlyWork', String(work !== undefined));
  return `${DESK_ADDRESS}/files?${search.toString()}`;
}

/** What such an address chooses. */
export function chosenForExport(search: URLSearchParams): Partial<ExportChoice> {
  const { locale, types, states, work, place, assignee, due, text } = readBoardSearch({ search, ownLocale: undefined });
  const narrowing = { work, place, assignee, due, text, ids: search.get('ids')?.split(',') };
  const onlyWork = search.get('onlyWork');
  return {
    ...(locale && { locale }),
    ...(types && { types }),
    ...(states && { states }),
    ...(onlyWork && { onlyWork: onlyWork === 'true' }),
    narrowing: Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value !== undefined)),
  };
}
