import { Button, Field, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';

import type { BoardFilters } from '../../../shared/board';
import { toProblem } from '../problem';
import { useSaveTranslationViewMutation } from '../services';

import { ActionDialog } from './action-dialog';

/** Gives what the board shows now a name, to come back to. */
export const SaveView = ({ filters }: { filters: BoardFilters }) => {
  const intl = useIntl();
  const button = useRef<HTMLButtonElement>(null);
  const [saveView] = useSaveTranslationViewMutation();
  const [name, setName] = useState('');
  const label = intl.formatMessage({ id: 'translations.views.save', defaultMessage: 'Save this view' });
  return (
    <ActionDialog
      trigger={
        <Button ref={button} type="button" size="S" variant="ghost" startIcon={<Plus />}>
          {label}
        </Button>
      }
      title={label}
      submitLabel={intl.formatMessage({ id: 'translations.views.save-it', defaultMessage: 'Save' })}
      isIncomplete={name.trim() === ''}
      onSubmit={async () => {
        const answer = await saveView({ name: name.trim(), filters });
        if ('error' in answer) return toProblem(answer.error);
        setName('');
      }}
      onDone={() => button.current?.focus()}
    >
      <Field.Root name="name">
        <Field.Label>{intl.formatMessage({ id: 'translations.views.name', defaultMessage: 'Its name' })}</Field.Label>
        <TextInput value={name} onChange={({ target }) => setName(target.value)} />
      </Field.Root>
    </ActionDialog>
  );
};
