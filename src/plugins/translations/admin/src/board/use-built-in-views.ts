import { useIntl } from 'react-intl';

import type { BoardFilters, SavedView } from '../../../shared/board';

type View = Pick<SavedView, 'name' | 'filters'>;

/**
 * The views that everybody has, in the language that is chosen.
 *
 * @param mayPublish - whether the person may publish anything: who may not has nothing to review
 */
export function useBuiltInViews({ locale, mayPublish }: { locale: string | undefined; mayPublish: boolean }): View[] {
  const intl = useIntl();
  const view = (name: string, filters: BoardFilters): View => ({ name, filters: { locale, ...filters } });
  return [
    view(intl.formatMessage({ id: 'translations.views.all', defaultMessage: 'Everything' }), {}),
    view(intl.formatMessage({ id: 'translations.views.mine', defaultMessage: 'My work' }), { assignee: 'me' }),
    view(intl.formatMessage({ id: 'translations.work.stale', defaultMessage: 'Out of date' }), { work: 'stale' }),
    ...(mayPublish
      ? [
          view(intl.formatMessage({ id: 'translations.views.review', defaultMessage: 'To review' }), {
            states: ['in-review'],
          }),
        ]
      : []),
    view(intl.formatMessage({ id: 'translations.due.overdue', defaultMessage: 'Overdue' }), { due: 'overdue' }),
  ];
}
