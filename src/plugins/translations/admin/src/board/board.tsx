import { Box, Flex, Loader } from '@strapi/design-system';
import { Pagination } from '@strapi/strapi/admin';
import { forwardRef } from 'react';
import { useIntl } from 'react-intl';
import { Navigate, useSearchParams } from 'react-router-dom';

import type { BoardFilters, GetBoardResponse } from '../../../shared/board';
import { Card } from '../card';
import type { DeskProps } from '../desk';
import { toProblem } from '../problem';
import { useGetTranslationBoardQuery } from '../services';

import { BoardProblem } from './board-problem';
import { boardParams } from './board-query';
import { ExportLink } from './export-link';
import { BoardFilterFields } from './filter-fields';
import { isChoosable, keyOf, listedRows } from './listed-row';
import { NothingFound } from './nothing-found';
import { useChosenKeys } from './use-chosen-keys';
import { VersionList } from './version-list';
import { VersionMatrix } from './version-matrix';
import { Views } from './views';

const PAGE_SIZES = ['20', '50', '100'];

interface Props {
  desk: DeskProps;
  filters: BoardFilters;
}

/** Entries by languages, or in one language with what can be done about them. */
export const Board = forwardRef<HTMLHeadingElement, Props>(({ desk, filters }, heading) => {
  const intl = useIntl();
  const [search] = useSearchParams();
  const params = {
    ...boardParams(filters),
    page: search.get('page') ?? '1',
    pageSize: search.get('pageSize') ?? PAGE_SIZES[0],
  };
  // What was shown before stays until the next is there: neither focus nor scroll position is lost.
  const { data, error, isFetching } = useGetTranslationBoardQuery(params, { refetchOnMountOrArgChange: true });
  const shown = error ? undefined : data;
  const language = desk.languages.find(({ locale }) => locale === filters.locale);
  const [keys, choose] = useChosenKeys(search.toString());
  const listed = language && shown ? listedRows(shown.data, language.locale) : [];
  const chosen = listed.filter((row) => isChoosable(row) && keys.has(keyOf(row)));

  return (
    <Card
      id="translations-board"
      ref={heading}
      title={intl.formatMessage({ id: 'translations.board.title', defaultMessage: 'What there is to do' })}
      subtitle={
        <span role="status">
          {shown &&
            intl.formatMessage(
              {
                id: 'translations.board.found',
                defaultMessage:
                  '{entries, plural, one {# entry} other {# entries}} · {words, plural, one {# word} other {# words}} left',
              },
              { entries: shown.meta.pagination.total, words: shown.meta.wordsLeft }
            )}
        </span>
      }
    >
      <Views filters={filters} mayPublish={desk.mayPublish} />
      <BoardFilterFields desk={desk} filters={filters} />
      {error && <BoardProblem problem={toProblem(error)} />}
      {!shown && !error && (
        <Loader>{intl.formatMessage({ id: 'translations.board.loading', defaultMessage: 'Loading the board' })}</Loader>
      )}
      {shown && isBeyondTheLast(shown) && (
        <Navigate to={{ search: withPage(search, shown.meta.pagination.pageCount) }} replace />
      )}
      {shown && shown.meta.pagination.total === 0 && <NothingFound filters={filters} />}
      {shown && shown.data.length > 0 && (
        <Box aria-busy={isFetching}>
          {language ? (
            <VersionList
              // What was done there belongs to what was shown.
              key={search.toString()}
              rows={listed}
              language={language}
              chosen={chosen}
              onChoose={choose}
              languages={desk.languages}
              contentTypes={desk.contentTypes}
            />
          ) : (
            <VersionMatrix rows={shown.data} languages={desk.languages} contentTypes={desk.contentTypes} />
          )}
        </Box>
      )}
      <Flex justifyContent="space-between" alignItems="center" wrap="wrap" gap={4}>
        <ExportLink filters={filters} chosen={chosen} />
        {shown && (
          <Pagination.Root {...shown.meta.pagination} defaultPageSize={Number(PAGE_SIZES[0])}>
            <Flex gap={4} wrap="wrap">
              <Pagination.PageSize options={PAGE_SIZES} />
              <Pagination.Links />
            </Flex>
          </Pagination.Root>
        )}
      </Flex>
    </Card>
  );
});
Board.displayName = 'Board';

/** An action can take the last entries off the last page. */
const isBeyondTheLast = ({ data, meta: { pagination } }: GetBoardResponse): boolean =>
  data.length === 0 && pagination.total > 0;

function withPage(search: URLSearchParams, page: number): string {
  const next = new URLSearchParams(search);
  next.set('page', String(page));
  return `?${next.toString()}`;
}
