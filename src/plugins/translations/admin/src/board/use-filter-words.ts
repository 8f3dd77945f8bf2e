import { useIntl } from 'react-intl';

import type { BoardSort, DueKind, WorkKind } from '../../../shared/board';

/** What the kinds that the board can be narrowed to are called, and its orders. */
export function useFilterWords(): {
  work: Record<WorkKind, string>;
  due: Record<DueKind, string>;
  sort: Record<BoardSort, string>;
} {
  const intl = useIntl();
  return {
    work: {
      any: intl.formatMessage({ id: 'translations.work.any', defaultMessage: 'Out of date or not translated' }),
      stale: intl.formatMessage({ id: 'translations.work.stale', defaultMessage: 'Out of date' }),
      untranslated: intl.formatMessage({ id: 'translations.work.untranslated', defaultMessage: 'Not translated' }),
    },
    due: {
      overdue: intl.formatMessage({ id: 'translations.due.overdue', defaultMessage: 'Overdue' }),
      'this-week': intl.formatMessage({ id: 'translations.due.this-week', defaultMessage: 'Within a week' }),
      later: intl.formatMessage({ id: 'translations.due.later', defaultMessage: 'Later' }),
      none: intl.formatMessage({ id: 'translations.due.none', defaultMessage: 'No date' }),
    },
    sort: {
      name: intl.formatMessage({ id: 'translations.sort.name', defaultMessage: 'By name' }),
      due: intl.formatMessage({ id: 'translations.sort.due', defaultMessage: 'Due first' }),
      words: intl.formatMessage({ id: 'translations.sort.words', defaultMessage: 'Most words left' }),
      changed: intl.formatMessage({ id: 'translations.sort.changed', defaultMessage: 'Changed last' }),
    },
  };
}
