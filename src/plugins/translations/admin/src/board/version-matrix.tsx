import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { BoardRow, BoardVersion } from '../../../shared/board';
import type { LanguageProgress } from '../../../shared/contracts';
import { DeskTable, ScrollingTable } from '../desk-table';
import { entryAddress } from '../entry-address';
import { LanguageName } from '../language-name';
import type { ContentType } from '../services';
import { useTypeName } from '../use-type-name';

import { EntryName } from './entry-name';
import { PersonInitials } from './person-initials';
import { StaleMark } from './stale-mark';
import { VersionStateLabel } from './version-state';

interface Props {
  rows: readonly BoardRow[];
  languages: readonly LanguageProgress[];
  contentTypes: readonly ContentType[];
}

const Table = styled(DeskTable)`
  th,
  td {
    vertical-align: top;
  }

  tbody th,
  thead th:first-child {
    position: sticky;
    inset-inline-start: 0;
    min-width: 18rem;
    background: ${({ theme }) => theme.colors.neutral0};
  }
`;

const VersionLink = styled(RouterLink)`
  display: block;
  min-width: 11rem;
  color: inherit;
  text-decoration: none;

  &:hover span {
    text-decoration: underline;
  }
`;

/** Entries by languages: each cell leads to the entry in that language. */
export const VersionMatrix = ({ rows, languages, contentTypes }: Props) => {
  const intl = useIntl();
  const typeName = useTypeName(contentTypes);
  // Languages the person may not read are in no row.
  const columns = languages.filter(({ locale }) =>
    rows.some(({ versions }) => versions.some((version) => version.locale === locale))
  );
  return (
    <ScrollingTable labelledBy="translations-board">
      <Table>
        <thead>
          <tr>
            <th scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {intl.formatMessage({ id: 'translations.board.entry', defaultMessage: 'Entry' })}
              </Typography>
            </th>
            {columns.map((language) => (
              <th key={language.locale} scope="col">
                <Typography variant="pi" fontWeight="bold" textColor="neutral600">
                  <LanguageName {...language} />
                </Typography>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { type, documentId, name, versions } = row;
            const contentType = contentTypes.find(({ uid }) => uid === type);
            return (
              <tr key={`${type} ${documentId}`}>
                <th scope="row">
                  <EntryName row={row} languages={languages} />
                  <Typography tag="div" variant="pi" fontWeight="regular" textColor="neutral600">
                    {typeName(type)}
                  </Typography>
                </th>
                {columns.map((language) => {
                  const version = versions.find(({ locale }) => locale === language.locale);
                  return (
                    <td key={language.locale}>
                      {version && contentType && (
                        <VersionLink to={entryAddress({ contentType, documentId, locale: language.locale })}>
                          <VisuallyHidden>{`${name}, ${language.name}: `}</VisuallyHidden>
                          <VersionSummary version={version} />
                        </VersionLink>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </ScrollingTable>
  );
};

const VersionSummary = ({ version }: { version: BoardVersion }) => {
  const intl = useIntl();
  const { staleCount, wordsLeft, assignee } = version;
  return (
    <Flex tag="span" direction="column" alignItems="flex-start" gap={1}>
      <Flex tag="span" gap={2}>
        <VersionStateLabel version={version} />
        {assignee && <PersonInitials person={assignee} />}
      </Flex>
      <StaleMark count={staleCount} />
      {wordsLeft > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {intl.formatMessage(
            { id: 'translations.board.words', defaultMessage: '{count, plural, one {# word} other {# words}}' },
            { count: wordsLeft }
          )}
        </Typography>
      )}
    </Flex>
  );
};
