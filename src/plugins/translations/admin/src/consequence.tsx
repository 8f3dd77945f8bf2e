import { Typography } from '@strapi/design-system';
import { useIntl, type MessageDescriptor } from 'react-intl';

import type { CheckedReport } from './use-checked-file';

interface Props extends Pick<CheckedReport<unknown>, 'kind'> {
  /** How much of the file the hub takes over, or has taken over; messages may say it as `{count}`. */
  count: number;
  /** Whether anything of the file is refused. */
  isRefused: boolean;
  /** What is said once the file is taken over. */
  written: MessageDescriptor;
  /** What is said while there is something to take over. */
  pending: MessageDescriptor;
}

/** In one sentence, what comes of a file that was looked through. */
export const Consequence = ({ kind, count, isRefused, written, pending }: Props) => {
  const intl = useIntl();
  const sentence = (): MessageDescriptor => {
    if (kind === 'written') return written;
    if (count > 0) return pending;
    if (isRefused) {
      return {
        id: 'translations.report.only-refused',
        defaultMessage: 'There is nothing to take over but what is refused.',
      };
    }
    return {
      id: 'translations.report.nothing',
      defaultMessage: 'There is nothing to take over: the hub has all of it.',
    };
  };
  return (
    <Typography textColor={kind === 'written' ? 'success700' : 'neutral800'}>
      {intl.formatMessage(sentence(), { count })}
    </Typography>
  );
};
