import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { EntryVersions, VersionAction, VersionActionRequest } from '../../shared/contracts';

import { isConflict, useActOnVersionMutation } from './services';

export type Act = (request: VersionActionRequest & { action: VersionAction }) => Promise<void>;

/** Does something with a version, and says what came of it. */
export function useVersionAction({
  entry: { type, documentId },
  locale,
  onDone,
}: {
  entry: Pick<EntryVersions, 'type' | 'documentId'>;
  locale: string;
  onDone: () => void;
}): { act: Act; isActing: boolean } {
  const intl = useIntl();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: formatError } = useAPIErrorHandler();
  const [actOnVersion, { isLoading: isActing }] = useActOnVersionMutation();

  const done: Record<VersionAction, string> = {
    start: intl.formatMessage({ id: 'localization.done.start', defaultMessage: 'The translation has been started' }),
    'send-for-review': intl.formatMessage({
      id: 'localization.done.send-for-review',
      defaultMessage: 'Sent for review',
    }),
    'mark-translated': intl.formatMessage({
      id: 'localization.done.mark-translated',
      defaultMessage: 'Marked as translated',
    }),
    'mark-correct': intl.formatMessage({
      id: 'localization.done.mark-correct',
      defaultMessage: 'Marked as still correct',
    }),
    withhold: intl.formatMessage({ id: 'localization.done.withhold', defaultMessage: 'Withheld from readers' }),
    resume: intl.formatMessage({ id: 'localization.done.resume', defaultMessage: 'Readers get this version again' }),
    'make-source': intl.formatMessage({
      id: 'localization.done.make-source',
      defaultMessage: 'This is the source now',
    }),
  };

  const changed = (action: VersionAction) =>
    action === 'mark-translated'
      ? intl.formatMessage({
          id: 'localization.conflict.version',
          defaultMessage:
            'This version or its source has changed since you read it, so nothing was marked. Read what they say now, and decide again.',
        })
      : intl.formatMessage({
          id: 'localization.conflict.source',
          defaultMessage:
            'The source has changed since you read it, so nothing was marked. Read what it says now, and decide again.',
        });

  return {
    isActing,
    async act({ action, ...request }) {
      const result = await actOnVersion({ type, documentId, locale, action, ...request });
      if ('error' in result) {
        const { error } = result;
        toggleNotification({ type: 'danger', message: isConflict(error) ? changed(action) : formatError(error) });
        return;
      }
      toggleNotification({ type: 'success', message: done[action] });
      onDone();
    },
  };
}
