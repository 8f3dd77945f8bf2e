import { useIntl } from 'react-intl';

import type { VersionState } from '../../../localization/shared/contracts';

/** States in the order of the table: from what is done to what is not begun. */
export const STATES = ['translated', 'in-review', 'in-progress', 'derived', 'withheld'] as const;

/** The design system's colours of states, in the bar and in its legend. */
export const STATE_COLORS = {
  translated: 'success500',
  'in-review': 'alternative500',
  'in-progress': 'primary500',
  derived: 'neutral200',
  withheld: 'danger500',
} as const satisfies Record<VersionState, string>;

/** What the states of a version are called. */
export function useStateWords(): Record<VersionState, string> {
  const intl = useIntl();
  return {
    translated: intl.formatMessage({ id: 'translations.state.translated', defaultMessage: 'Translated' }),
    'in-review': intl.formatMessage({ id: 'translations.state.in-review', defaultMessage: 'In review' }),
    'in-progress': intl.formatMessage({ id: 'translations.state.in-progress', defaultMessage: 'In progress' }),
    derived: intl.formatMessage({ id: 'translations.state.derived', defaultMessage: 'Not started' }),
    withheld: intl.formatMessage({ id: 'translations.state.withheld', defaultMessage: 'Withheld' }),
  };
}
