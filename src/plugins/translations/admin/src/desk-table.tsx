import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** What the plugin's tables look like: lines between rows, numbers in columns, nothing else. */
export const DeskTable = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
  }

  tbody tr:last-child > * {
    border-bottom: 0;
  }

  th:first-child,
  td:first-child {
    padding-inline-start: 0;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
`;

/** Names the columns of a table. */
export const ColumnHeaders = ({ names }: { names: readonly string[] }) =>
  names.map((name) => (
    <th key={name} scope="col">
      <Typography variant="sigma" textColor="neutral600">
        {name}
      </Typography>
    </th>
  ));

interface Props {
  /** The id of what names the table. */
  labelledBy: string;
  maxHeight?: string;
  children: ReactNode;
}

/** Room is short on a small screen: the table scrolls then, also by keyboard. */
export const ScrollingTable = ({ labelledBy, maxHeight, children }: Props) => (
  <Box overflow="auto" maxHeight={maxHeight} tabIndex={0} role="group" aria-labelledby={labelledBy}>
    {children}
  </Box>
);
