import { Button, Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';

import type { DialogProps } from './action-bar';
import { ActionDialog } from './action-dialog';
import type { ListedRow } from './listed-row';

/** Asks for a day; none takes the due date away. */
export const DueDateDialog = ({ label, rows, act, onActed }: DialogProps) => {
  const intl = useIntl();
  const [typed, setTyped] = useState<string>();
  const dueOn = typed ?? commonDate(rows) ?? '';
  return (
    <ActionDialog
      trigger={
        <Button type="button" size="S" variant="secondary">
          {label}
        </Button>
      }
      title={intl.formatMessage(
        {
          id: 'translations.due-date.title',
          defaultMessage: 'Due date of {count, plural, one {# entry} other {# entries}}',
        },
        { count: rows.length }
      )}
      submitLabel={intl.formatMessage({ id: 'translations.due-date.submit', defaultMessage: 'Set the date' })}
      onSubmit={async () => {
        await act({ action: 'set-due-date', rows, dueOn: dueOn || null });
        setTyped(undefined);
      }}
      onDone={onActed}
    >
      <Field.Root
        name="dueOn"
        hint={intl.formatMessage({
          id: 'translations.due-date.hint',
          defaultMessage: 'Empty takes the date away.',
        })}
      >
        <Field.Label>{intl.formatMessage({ id: 'translations.filter.due', defaultMessage: 'Due' })}</Field.Label>
        <TextInput type="date" value={dueOn} onChange={({ target }) => setTyped(target.value)} />
        <Field.Hint />
      </Field.Root>
    </ActionDialog>
  );
};

/** The day all of them are due; none where they differ. */
function commonDate(rows: readonly ListedRow[]): string | null | undefined {
  const [first, ...others] = rows.map(({ version }) => version.dueOn);
  return others.every((dueOn) => dueOn === first) ? first : null;
}
