import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { BoardFilters } from '../../../shared/board';

import { boardSearch, isNarrowed } from './board-query';

/** Said in place of the table, with the way back to all there is. */
export const NothingFound = ({ filters }: { filters: BoardFilters }) => {
  const intl = useIntl();
  if (!isNarrowed(filters)) {
    return (
      <EmptyStateLayout
        content={intl.formatMessage({
          id: 'translations.board.empty',
          defaultMessage: 'There is nothing to translate yet.',
        })}
      />
    );
  }
  return (
    <EmptyStateLayout
      content={intl.formatMessage({
        id: 'translations.board.nothing',
        defaultMessage: 'Nothing is found with these filters.',
      })}
      action={
        <LinkButton tag={RouterLink} to={{ search: boardSearch({ locale: filters.locale }) }} variant="secondary">
          {intl.formatMessage({ id: 'translations.board.clear', defaultMessage: 'Clear the filters' })}
        </LinkButton>
      }
    />
  );
};
