import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { isOverdue } from './due-date';

/** The day a version is due; in words, too, that it has passed. */
export const DueLabel = ({ dueOn }: { dueOn: string }) => {
  const intl = useIntl();
  // The day as it is written, wherever the browser is.
  const day = intl.formatDate(`${dueOn}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });
  if (!isOverdue(dueOn)) return <Typography style={{ whiteSpace: 'nowrap' }}>{day}</Typography>;
  return (
    <Flex tag="span" display="inline-flex" gap={1}>
      <WarningCircle width="1.4rem" height="1.4rem" fill="danger700" aria-hidden />
      <Typography textColor="danger700" style={{ whiteSpace: 'nowrap' }}>
        {intl.formatMessage({ id: 'translations.board.overdue', defaultMessage: '{day}, overdue' }, { day })}
      </Typography>
    </Flex>
  );
};
