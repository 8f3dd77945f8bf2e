import { Flex, Typography } from '@strapi/design-system';
import { ClockCounterClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

/** How many texts of a version are out of date; nothing where none is. */
export const StaleMark = ({ count }: { count: number }) => {
  const intl = useIntl();
  if (count === 0) return null;
  return (
    // The design system's own orange is too pale to be read on its yellow.
    <Flex tag="span" display="inline-flex" gap={1} paddingLeft={1} paddingRight={1} background="warning100" hasRadius>
      <ClockCounterClockwise width="1.2rem" height="1.2rem" fill="neutral800" aria-hidden />
      <Typography variant="pi" textColor="neutral800" style={{ whiteSpace: 'nowrap' }}>
        {intl.formatMessage(
          { id: 'translations.board.stale', defaultMessage: '{count} out of date' },
          { count: intl.formatNumber(count) }
        )}
      </Typography>
    </Flex>
  );
};
