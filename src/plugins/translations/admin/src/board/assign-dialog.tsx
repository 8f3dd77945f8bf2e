import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';

import { SingleChoice } from '../choice-fields';
import { useGetTranslationBoardChoicesQuery } from '../services';

import type { DialogProps } from './action-bar';
import { ActionDialog } from './action-dialog';

/** Asks who is to translate: people who may write the language. */
export const AssignDialog = ({ label, rows, language, act, onActed }: DialogProps) => {
  const intl = useIntl();
  const { data: { people } = { people: [] } } = useGetTranslationBoardChoicesQuery();
  const [assignee, setAssignee] = useState<string>();
  const able = people.filter(({ locales }) => locales.includes(language.locale));
  return (
    <ActionDialog
      trigger={
        <Button type="button" size="S" variant="secondary">
          {label}
        </Button>
      }
      title={intl.formatMessage(
        {
          id: 'translations.assign.title',
          defaultMessage: 'Assign {count, plural, one {# entry} other {# entries}}',
        },
        { count: rows.length }
      )}
      submitLabel={intl.formatMessage({ id: 'translations.assign.submit', defaultMessage: 'Assign' })}
      isIncomplete={!assignee}
      onSubmit={() => act({ action: 'assign', rows, assignee: Number(assignee) })}
      onDone={onActed}
    >
      <SingleChoice
        name="assignee"
        label={intl.formatMessage({ id: 'translations.filter.assignee', defaultMessage: 'Assigned to' })}
        options={able.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={assignee}
        onChange={setAssignee}
      />
    </ActionDialog>
  );
};
