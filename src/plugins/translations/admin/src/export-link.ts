import type { VersionState } from '../../../localization/shared/contracts';
import type { BoardFilters } from '../../shared/board';

import { DESK_ADDRESS } from './desk-address';
import type { ExportChoice } from './export-choice';

/** Leads to the page of files, with what the board shows chosen for an export, as far as an export can be narrowed to it. */
export function exportAddress({ locale, types = [], states = [], work }: BoardFilters): string {
  const search = new URLSearchParams({
    ...(locale && { locale }),
    ...(types.length > 0 && { types: types.join(',') }),
    ...(states.length > 0 && { states: states.join(',') }),
    onlyWork: String(work !== undefined),
  });
  return `${DESK_ADDRESS}/files?${search.toString()}`;
}

/** What such an address chooses. */
export function chosenForExport(search: URLSearchParams): Partial<ExportChoice> {
  const locale = search.get('locale');
  const types = search.get('types');
  const states = search.get('states');
  const onlyWork = search.get('onlyWork');
  return {
    ...(locale && { locale }),
    ...(types && { types: types.split(',') }),
    ...(states && { states: states.split(',') as VersionState[] }),
    ...(onlyWork && { onlyWork: onlyWork === 'true' }),
  };
}
