import { LinkButton } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { BoardFilters } from '../../../shared/board';
import { exportAddress } from '../export-link';

import type { ListedRow } from './listed-row';

interface Props {
  filters: BoardFilters;
  /** Those that are ticked. */
  chosen: readonly ListedRow[];
}

/** Leads to an export of what is ticked, else of all that the filters find, on whatever page. */
export const ExportLink = ({ filters, chosen }: Props) => {
  const intl = useIntl();
  return (
    <LinkButton
      tag={RouterLink}
      to={exportAddress({ filters, ids: chosen.map(({ documentId }) => documentId) })}
      variant="tertiary"
      startIcon={<Download />}
    >
      {intl.formatMessage(
        {
          id: 'translations.board.export',
          defaultMessage: '{count, plural, =0 {Export these} one {Export # entry} other {Export # entries}}',
        },
        { count: chosen.length }
      )}
    </LinkButton>
  );
};
