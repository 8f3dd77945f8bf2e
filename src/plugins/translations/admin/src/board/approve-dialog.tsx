import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { DialogProps } from './action-bar';
import { ActionDialog } from './action-dialog';
import { LeftToDo } from './left-to-do';
import { keyOf } from './listed-row';

/** Asks once more, since readers are told at once. */
export const ApproveDialog = ({ label, rows, language, act, onActed }: DialogProps) => {
  const intl = useIntl();
  return (
    <ActionDialog
      trigger={
        <Button type="button" size="S">
          {label}
        </Button>
      }
      title={intl.formatMessage(
        {
          id: 'translations.approve.title',
          defaultMessage: 'Publish {count, plural, one {# entry} other {# entries}} in {language}?',
        },
        { count: rows.length, language: language.name }
      )}
      submitLabel={intl.formatMessage({ id: 'translations.approve.submit', defaultMessage: 'Approve and publish' })}
      onSubmit={() => act({ action: 'approve', rows })}
      onDone={onActed}
    >
      <Typography textColor="neutral800">
        {intl.formatMessage({
          id: 'translations.approve.what',
          defaultMessage:
            'Readers get these texts as they stand in the draft, at once. Every text shown counts as translated from then on, whether it is or not.',
        })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
        {rows.map((row) => (
          <Flex tag="li" key={keyOf(row)} gap={2} wrap="wrap">
            <Typography fontWeight="semiBold" textColor="neutral800">
              {row.name}
            </Typography>
            <LeftToDo version={row.version} />
          </Flex>
        ))}
      </Flex>
    </ActionDialog>
  );
};
