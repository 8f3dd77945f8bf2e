import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { BoardVersion } from '../../../shared/board';

/** What readers do not see of a version. */
export const UnpublishedNote = ({ version: { isPublished, isModified } }: { version: BoardVersion }) => {
  const intl = useIntl();
  if (isPublished && !isModified) return null;
  return (
    <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
      {isPublished
        ? intl.formatMessage({ id: 'translations.board.modified', defaultMessage: 'changes not published' })
        : intl.formatMessage({ id: 'translations.board.unpublished', defaultMessage: 'not published' })}
    </Typography>
  );
};
