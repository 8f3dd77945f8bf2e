import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { ImportResponse, UnitReport } from '../../shared/contracts';

import type { ContentType } from './services';

interface Props {
  outcome: ImportResponse['data'];
  contentTypes: readonly ContentType[];
}

const Table = styled.table`
  width: 100%;
  min-width: 64rem;
  border-collapse: collapse;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    vertical-align: top;
  }

  th:first-child,
  td:first-child {
    padding-inline-start: 0;
  }

  th:nth-child(3),
  td:nth-child(3) {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
`;

/** The texts of a file that cannot be taken, each with the reason, in the words of the hub. */
export const RefusedUnits = ({ outcome: { locale, counts, refused }, contentTypes }: Props) => {
  const intl = useIntl();
  const title = intl.formatMessage({ id: 'translations.refused.title', defaultMessage: 'Refused texts' });
  const headers = [
    intl.formatMessage({ id: 'translations.refused.entry', defaultMessage: 'Entry' }),
    intl.formatMessage({ id: 'translations.refused.unit', defaultMessage: 'Text' }),
    intl.formatMessage({ id: 'translations.refused.line', defaultMessage: 'Line' }),
    intl.formatMessage({ id: 'translations.refused.reason', defaultMessage: 'Reason' }),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" id="translations-refused" variant="omega" fontWeight="bold" textColor="neutral800">
        {title}
      </Typography>
      {refused.length < counts.refused && (
        <Typography variant="pi" textColor="neutral600">
          {intl.formatMessage(
            { id: 'translations.refused.first', defaultMessage: 'The first {shown} of {count}.' },
            { shown: intl.formatNumber(refused.length), count: intl.formatNumber(counts.refused) }
          )}
        </Typography>
      )}
      <Box overflow="auto" maxHeight="48rem" tabIndex={0} role="group" aria-labelledby="translations-refused">
        <Table>
          <thead>
            <tr>
              {headers.map((header) => (
                <th key={header} scope="col">
                  <Typography variant="sigma" textColor="neutral600">
                    {header}
                  </Typography>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {refused.map((unit) => (
              <tr key={`${unit.line} ${unit.unit}`}>
                <td>
                  <Entry unit={unit} locale={locale} contentTypes={contentTypes} />
                </td>
                <td>
                  <Typography tag="code" textColor="neutral800">
                    {unit.unit}
                  </Typography>
                </td>
                <td>
                  <Typography textColor="neutral600">{unit.line}</Typography>
                </td>
                <td>
                  <Typography textColor="neutral800">{unit.reason}</Typography>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Box>
    </Flex>
  );
};

/** Leads to the entry in the language of the file, where there is one that the person may read. */
const Entry = ({
  unit: { type, documentId, name },
  locale,
  contentTypes,
}: Omit<Props, 'outcome'> & { unit: UnitReport; locale: string }) => {
  const intl = useIntl();
  const contentType = contentTypes.find(({ uid }) => uid === type);
  const displayName = contentType?.info.displayName ?? type;
  const typeName = intl.formatMessage({ id: displayName, defaultMessage: displayName });
  if (name === undefined || !contentType)
    return <Typography textColor="neutral800">{`${typeName} ${documentId}`}</Typography>;

  const search = new URLSearchParams({ 'plugins[i18n][locale]': locale });
  const path = contentType.kind === 'singleType' ? `single-types/${type}` : `collection-types/${type}/${documentId}`;
  return (
    <>
      <Link tag={RouterLink} to={`/content-manager/${path}?${search.toString()}`}>
        {name}
      </Link>{' '}
      <Typography variant="pi" textColor="neutral600">
        {typeName}
      </Typography>
    </>
  );
};
