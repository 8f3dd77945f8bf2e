import { Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';

import { useGetBackfillQuery } from './services';

const POLL_INTERVAL_MS = 2_000;

/**
 * How far the hub is with giving a new language its versions; nothing where it is done.
 *
 * @param onDone - called when it is done while somebody looks
 */
export const BackfillLine = ({ onDone }: { onDone: () => unknown }) => {
  const intl = useIntl();
  const [pollingInterval, setPollingInterval] = useState(0);
  const { data } = useGetBackfillQuery(undefined, { pollingInterval, refetchOnMountOrArgChange: true });
  const isRunning = data?.isRunning ?? false;
  const wasRunning = useRef(false);
  useEffect(() => {
    setPollingInterval(isRunning ? POLL_INTERVAL_MS : 0);
    if (wasRunning.current && !isRunning) onDone();
    wasRunning.current = isRunning;
  }, [isRunning, onDone]);
  if (!data || !isRunning) return null;

  return (
    <Typography textColor="neutral800" role="status">
      {intl.formatMessage(
        {
          id: 'localization.panel.backfill',
          defaultMessage: 'The hub is preparing a new language: {done} of {total} entries.',
        },
        { done: intl.formatNumber(data.done), total: intl.formatNumber(data.total) }
      )}
    </Typography>
  );
};
