import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl, type MessageDescriptor } from 'react-intl';

import { BOARD_ACTIONS, type BoardAction } from '../../../shared/board';
import type { LanguageProgress } from '../../../shared/contracts';

import { ApproveDialog } from './approve-dialog';
import { AssignDialog } from './assign-dialog';
import { DueDateDialog } from './due-date-dialog';
import type { ListedRow } from './listed-row';
import type { Act } from './use-board-action';

interface Props {
  /** Those that are chosen. */
  rows: readonly ListedRow[];
  language: LanguageProgress;
  act: Act;
  /** Something was done or refused: focus is moved on from the button, which may be gone. */
  onActed: () => void;
}

/** What an action that asks for more is given. */
export interface DialogProps extends Pick<Props, 'rows' | 'language' | 'act' | 'onActed'> {
  /** Of the button that opens it. */
  label: string;
}

const WORDS: Record<BoardAction, MessageDescriptor> = {
  claim: { id: 'translations.action.claim', defaultMessage: 'Claim{count, plural, =1 {} other { #}}' },
  release: { id: 'translations.action.release', defaultMessage: 'Release{count, plural, =1 {} other { #}}' },
  assign: { id: 'translations.action.assign', defaultMessage: 'Assign{count, plural, =1 {} other { #}} to…' },
  'set-due-date': {
    id: 'translations.action.set-due-date',
    defaultMessage: 'Due date{count, plural, =1 {} other { of #}}…',
  },
  'send-for-review': {
    id: 'translations.action.send-for-review',
    defaultMessage: 'Send{count, plural, =1 {} other { #}} for review',
  },
  approve: {
    id: 'translations.action.approve',
    defaultMessage: 'Approve and publish{count, plural, =1 {} other { #}}…',
  },
};

/** Those that ask for more, or once more. */
const DIALOGS = { assign: AssignDialog, 'set-due-date': DueDateDialog, approve: ApproveDialog };

const hasDialog = (action: BoardAction): action is keyof typeof DIALOGS => action in DIALOGS;

/** What can be done with the chosen entries: an action is offered for those of them that allow it. */
export const ActionBar = ({ rows, language, act, onActed }: Props) => {
  const intl = useIntl();
  const chosen = intl.formatMessage(
    {
      id: 'translations.board.chosen',
      defaultMessage:
        '{count, plural, =0 {Choose entries to do something with them.} one {# entry chosen} other {# entries chosen}}',
    },
    { count: rows.length }
  );
  return (
    <Flex
      role="group"
      aria-label={intl.formatMessage({ id: 'translations.board.actions', defaultMessage: 'With what is chosen' })}
      gap={2}
      wrap="wrap"
      padding={3}
      minHeight="5.6rem"
      background={rows.length > 0 ? 'primary100' : 'neutral100'}
      hasRadius
      style={{ position: 'sticky', insetBlockStart: 0, zIndex: 1 }}
    >
      <Typography variant="pi" textColor="neutral700" aria-live="polite">
        {chosen}
      </Typography>
      {BOARD_ACTIONS.map((action) => {
        const allowing = rows.filter(({ version }) => version.actions.includes(action));
        if (allowing.length === 0) return null;
        const label = intl.formatMessage(WORDS[action], { count: allowing.length });
        if (hasDialog(action)) {
          const Dialog = DIALOGS[action];
          return <Dialog key={action} label={label} rows={allowing} language={language} act={act} onActed={onActed} />;
        }
        return (
          <Button
            key={action}
            type="button"
            size="S"
            variant="secondary"
            onClick={() => void act({ action, rows: allowing }).then(onActed)}
          >
            {label}
          </Button>
        );
      })}
    </Flex>
  );
};
