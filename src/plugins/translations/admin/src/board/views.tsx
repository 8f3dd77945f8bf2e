import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { BoardFilters, SavedView } from '../../../shared/board';
import { toProblem } from '../problem';
import { useDeleteTranslationViewMutation, useGetTranslationViewsQuery } from '../services';

import { ActionDialog } from './action-dialog';
import { boardSearch, isSameView } from './board-query';
import { SaveView } from './save-view';
import { useBuiltInViews } from './use-built-in-views';

interface Props {
  filters: BoardFilters;
  /** Whether the person may publish anything. */
  mayPublish: boolean;
}

const ViewLink = styled(RouterLink)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }

  &[aria-current] {
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: ${({ theme }) => theme.fontWeights.bold};
  }
`;

/** The board as it is often wanted: views that everybody has, and the person's own. */
export const Views = ({ filters, mayPublish }: Props) => {
  const intl = useIntl();
  const list = useRef<HTMLElement>(null);
  const builtIn = useBuiltInViews({ locale: filters.locale, mayPublish });
  const { data: own = [] } = useGetTranslationViewsQuery();
  const title = intl.formatMessage({ id: 'translations.views.title', defaultMessage: 'Views' });
  const link = ({ name, filters: wanted }: Pick<SavedView, 'name' | 'filters'>) => (
    <ViewLink to={{ search: boardSearch(wanted) }} aria-current={isSameView(wanted, filters) ? 'true' : undefined}>
      {name}
    </ViewLink>
  );
  return (
    <Flex tag="nav" ref={list} tabIndex={-1} style={{ outline: 'none' }} aria-label={title} gap={4} wrap="wrap">
      <Typography variant="sigma" textColor="neutral600" aria-hidden>
        {title}
      </Typography>
      <Flex tag="ul" gap={4} wrap="wrap">
        {builtIn.map((view) => (
          <li key={view.name}>{link(view)}</li>
        ))}
        {own.map((view) => (
          <Flex tag="li" key={view.id} gap={1}>
            {link(view)}
            <DeleteView view={view} onDone={() => list.current?.focus()} />
          </Flex>
        ))}
      </Flex>
      <SaveView filters={filters} />
    </Flex>
  );
};

const DeleteView = ({ view: { id, name }, onDone }: { view: SavedView; onDone: () => void }) => {
  const intl = useIntl();
  const [deleteView] = useDeleteTranslationViewMutation();
  const label = intl.formatMessage(
    { id: 'translations.views.delete', defaultMessage: 'Delete the view {name}' },
    { name }
  );
  return (
    <ActionDialog
      trigger={
        <IconButton type="button" size="XS" variant="ghost" label={label}>
          <Trash />
        </IconButton>
      }
      title={label}
      submitLabel={intl.formatMessage({ id: 'translations.views.delete-it', defaultMessage: 'Delete' })}
      isDangerous
      onSubmit={async () => {
        const answer = await deleteView(id);
        if ('error' in answer) return toProblem(answer.error);
      }}
      onDone={onDone}
    >
      <Typography textColor="neutral800">
        {intl.formatMessage({
          id: 'translations.views.delete-what',
          defaultMessage: 'Only the view is gone then, not what it shows.',
        })}
      </Typography>
    </ActionDialog>
  );
};
