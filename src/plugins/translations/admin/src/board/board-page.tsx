import { Flex, Link } from '@strapi/design-system';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import { Card } from '../card';
import type { DeskProps } from '../desk';
import { ProgressTable } from '../progress-table';

import { Board } from './board';
import { boardSearch, readBoardSearch } from './board-query';
import { DigestChoice } from './digest-choice';

/** How far each language is, and what there is to do, entry by entry. */
export const BoardPage = (desk: DeskProps) => {
  const intl = useIntl();
  const board = useRef<HTMLHeadingElement>(null);
  const [search] = useSearchParams();
  const filters = readBoardSearch({ search, ownLocale: desk.ownLocale });
  const chosen = desk.languages.filter(({ locale }) => locale === filters.locale);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card
        id="translations-progress"
        title={intl.formatMessage({ id: 'translations.progress.title', defaultMessage: 'How far each language is' })}
        subtitle={
          filters.locale && (
            <Link tag={RouterLink} to={{ search: boardSearch({}) }}>
              {intl.formatMessage({ id: 'translations.progress.all', defaultMessage: 'All languages' })}
            </Link>
          )
        }
      >
        <ProgressTable
          labelledBy="translations-progress"
          languages={chosen.length > 0 ? chosen : desk.languages}
          onNarrow={() => board.current?.focus()}
        />
      </Card>
      <Board ref={board} desk={desk} filters={filters} />
      <DigestChoice />
    </Flex>
  );
};
