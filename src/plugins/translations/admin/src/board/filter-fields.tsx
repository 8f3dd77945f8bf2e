import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';

import { BOARD_SORTS, DUE_KINDS, WORK_KINDS, type BoardFilters } from '../../../shared/board';
import { MultiChoice, SingleChoice } from '../choice-fields';
import type { DeskProps } from '../desk';
import { useGetTranslationBoardChoicesQuery } from '../services';
import { languageOptions, useStateOptions, useTypeOptions } from '../use-options';
import { useTypeName } from '../use-type-name';

import { boardSearch } from './board-query';
import { TextFilter } from './text-filter';
import { useFilterWords } from './use-filter-words';

interface Props {
  desk: DeskProps;
  filters: BoardFilters;
}

const Fields = styled(Box)`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(17rem, 50% - ${({ theme }) => theme.spaces[3]}), 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
  align-items: start;
`;

/** What the board is narrowed by. Every change is a step to go back from. */
export const BoardFilterFields = ({ desk: { languages, contentTypes }, filters }: Props) => {
  const intl = useIntl();
  const navigate = useNavigate();
  const pageSize = useSearchParams()[0].get('pageSize');
  const { data: { place, people = [] } = {} } = useGetTranslationBoardChoicesQuery();
  const { work, due, sort } = useFilterWords();
  const typeName = useTypeName(contentTypes);
  const typeOptions = useTypeOptions(contentTypes);
  const stateOptions = useStateOptions();
  const any = intl.formatMessage({ id: 'translations.filter.any', defaultMessage: 'Any' });
  const change = (part: Partial<BoardFilters>, { isTyping = false } = {}) => {
    // Other filters find other pages, but of as many entries.
    const size = pageSize === null ? '' : `&pageSize=${encodeURIComponent(pageSize)}`;
    navigate({ search: boardSearch({ ...filters, ...part }) + size }, { replace: isTyping });
  };

  return (
    <Fields>
      <TextFilter value={filters.text ?? ''} onChange={(text) => change({ text }, { isTyping: true })} />
      <SingleChoice
        name="locale"
        label={intl.formatMessage({ id: 'translations.progress.language', defaultMessage: 'Language' })}
        options={languageOptions(languages)}
        value={filters.locale}
        none={intl.formatMessage({ id: 'translations.progress.all', defaultMessage: 'All languages' })}
        onChange={(locale) => change({ locale })}
      />
      <MultiChoice
        name="types"
        label={intl.formatMessage({ id: 'translations.export.types', defaultMessage: 'Content types' })}
        options={typeOptions}
        value={filters.types ?? []}
        onChange={(types) => change({ types })}
      />
      <MultiChoice
        name="states"
        label={intl.formatMessage({ id: 'translations.export.states', defaultMessage: 'State' })}
        options={stateOptions}
        value={filters.states ?? []}
        onChange={(states) => change({ states })}
      />
      <SingleChoice
        name="work"
        label={intl.formatMessage({ id: 'translations.filter.work', defaultMessage: 'Left to do' })}
        options={WORK_KINDS.map((kind) => ({ value: kind, label: work[kind] }))}
        value={filters.work}
        none={any}
        onChange={(kind) => change({ work: kind })}
      />
      <SingleChoice
        name="assignee"
        label={intl.formatMessage({ id: 'translations.filter.assignee', defaultMessage: 'Assigned to' })}
        options={[
          { value: 'me', label: intl.formatMessage({ id: 'translations.filter.me', defaultMessage: 'Me' }) },
          {
            value: 'nobody',
            label: intl.formatMessage({ id: 'translations.filter.nobody', defaultMessage: 'Nobody' }),
          },
          ...people.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        value={filters.assignee?.toString()}
        none={any}
        onChange={(who) => change({ assignee: who as BoardFilters['assignee'] })}
      />
      <SingleChoice
        name="due"
        label={intl.formatMessage({ id: 'translations.filter.due', defaultMessage: 'Due' })}
        options={DUE_KINDS.map((kind) => ({ value: kind, label: due[kind] }))}
        value={filters.due}
        none={any}
        onChange={(kind) => change({ due: kind })}
      />
      {place && (
        <SingleChoice
          name="place"
          label={typeName(place.contentType)}
          options={place.entries.map(({ documentId, name }) => ({ value: documentId, label: name }))}
          value={filters.place}
          none={any}
          onChange={(documentId) => change({ place: documentId })}
        />
      )}
      <SingleChoice
        name="sort"
        label={intl.formatMessage({ id: 'translations.filter.sort', defaultMessage: 'Order' })}
        options={BOARD_SORTS.map((kind) => ({ value: kind, label: sort[kind] }))}
        value={filters.sort ?? 'name'}
        onChange={(kind) => change({ sort: kind })}
      />
    </Fields>
  );
};
