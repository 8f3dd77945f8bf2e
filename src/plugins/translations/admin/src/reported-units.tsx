import { Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { UnitReport } from '../../shared/contracts';

import { ColumnHeaders, DeskTable, ScrollingTable } from './desk-table';
import { entryAddress } from './entry-address';
import type { ContentType } from './services';
import { useTypeName } from './use-type-name';

interface Props {
  /** Of the heading, which names the table. */
  id: string;
  title: string;
  units: readonly UnitReport[];
  /** How many there are; the units are the first of them. */
  count: number;
  /** Of the file. */
  locale: string;
  contentTypes: readonly ContentType[];
  /** What there is to say of a unit. */
  columns: readonly { name: string; of: (unit: UnitReport) => ReactNode }[];
}

const Table = styled(DeskTable)`
  min-width: 64rem;

  th,
  td {
    vertical-align: top;
  }

  th:nth-child(3),
  td:nth-child(3) {
    text-align: end;
  }
`;

/** Texts of a file, each with what became of it. */
export const ReportedUnits = ({ id, title, units, count, locale, contentTypes, columns }: Props) => {
  const intl = useIntl();
  const headers = [
    intl.formatMessage({ id: 'translations.refused.entry', defaultMessage: 'Entry' }),
    intl.formatMessage({ id: 'translations.refused.unit', defaultMessage: 'Text' }),
    intl.formatMessage({ id: 'translations.refused.line', defaultMessage: 'Line' }),
    ...columns.map(({ name }) => name),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" id={id} variant="omega" fontWeight="bold" textColor="neutral800">
        {title}
      </Typography>
      {units.length < count && (
        <Typography variant="pi" textColor="neutral600">
          {intl.formatMessage(
            { id: 'translations.refused.first', defaultMessage: 'The first {shown} of {count}.' },
            { shown: intl.formatNumber(units.length), count: intl.formatNumber(count) }
          )}
        </Typography>
      )}
      <ScrollingTable labelledBy={id} maxHeight="48rem">
        <Table>
          <thead>
            <tr>
              <ColumnHeaders names={headers} />
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={`${unit.line} ${unit.type} ${unit.documentId} ${unit.unit}`}>
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
                {columns.map(({ name, of }) => (
                  <td key={name}>
                    <Typography textColor="neutral800">{of(unit)}</Typography>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </ScrollingTable>
    </Flex>
  );
};

/** Leads to the entry in the language of the file, where there is one that the person may read. */
const Entry = ({
  unit: { type, documentId, name },
  locale,
  contentTypes,
}: Pick<Props, 'locale' | 'contentTypes'> & { unit: UnitReport }) => {
  const typeName = useTypeName(contentTypes)(type);
  const contentType = contentTypes.find(({ uid }) => uid === type);
  if (name === undefined || !contentType)
    return <Typography textColor="neutral800">{`${typeName} ${documentId}`}</Typography>;

  return (
    <>
      <Link tag={RouterLink} to={entryAddress({ contentType, documentId, locale })}>
        {name}
      </Link>{' '}
      <Typography variant="pi" textColor="neutral600">
        {typeName}
      </Typography>
    </>
  );
};
