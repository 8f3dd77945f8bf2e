import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { BoardVersion } from '../../../shared/board';

/** How many texts of a version somebody would approve that are not as they should be, in words; nothing where all are. */
export const LeftToDo = ({ version: { staleCount, untranslatedCount } }: { version: BoardVersion }) => {
  const intl = useIntl();
  const stale = intl.formatMessage(
    {
      id: 'translations.approve.stale',
      defaultMessage: '{count, plural, one {# text is out of date} other {# texts are out of date}}',
    },
    { count: staleCount }
  );
  const untranslated = intl.formatMessage(
    {
      id: 'translations.approve.untranslated',
      defaultMessage: '{count, plural, one {# text is not translated} other {# texts are not translated}}',
    },
    { count: untranslatedCount }
  );
  const left = [...(staleCount > 0 ? [stale] : []), ...(untranslatedCount > 0 ? [untranslated] : [])];
  if (left.length === 0) return null;
  return (
    <Typography variant="pi" textColor="danger600">
      {left.join(' · ')}
    </Typography>
  );
};
