import { Box, Typography } from '@strapi/design-system';
import { forwardRef } from 'react';
import { useIntl, type MessageDescriptor } from 'react-intl';

import type { BoardAction } from '../../../shared/board';

import { BoardProblem } from './board-problem';
import type { Acted } from './use-board-action';

const DONE: Record<BoardAction, MessageDescriptor> = {
  claim: {
    id: 'translations.done.claim',
    defaultMessage: '{count, plural, one {# entry is} other {# entries are}} yours now.',
  },
  release: {
    id: 'translations.done.release',
    defaultMessage: '{count, plural, one {# entry is} other {# entries are}} released.',
  },
  assign: {
    id: 'translations.done.assign',
    defaultMessage: '{count, plural, one {# entry is} other {# entries are}} assigned.',
  },
  'set-due-date': {
    id: 'translations.done.set-due-date',
    defaultMessage: 'The due date of {count, plural, one {# entry} other {# entries}} is set.',
  },
  'send-for-review': {
    id: 'translations.done.send-for-review',
    defaultMessage: '{count, plural, one {# entry is} other {# entries are}} in review.',
  },
  approve: {
    id: 'translations.done.approve',
    defaultMessage: '{count, plural, one {# entry is} other {# entries are}} approved and published.',
  },
};

/** What came of the last action. Focus goes there, since the action's own button may be gone. */
export const ActionOutcome = forwardRef<HTMLDivElement, { last: Acted | undefined }>(({ last }, outcome) => {
  const intl = useIntl();
  return (
    <Box ref={outcome} tabIndex={-1} role="status" style={{ outline: 'none' }}>
      {last && !last.problem && (
        <Box background="success100" padding={3} hasRadius>
          <Typography textColor="success700">{intl.formatMessage(DONE[last.action], { count: last.count })}</Typography>
        </Box>
      )}
      {last?.problem && <BoardProblem problem={last.problem} />}
    </Box>
  );
});
ActionOutcome.displayName = 'ActionOutcome';
