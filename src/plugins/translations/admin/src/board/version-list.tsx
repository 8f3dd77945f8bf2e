import { Checkbox, Flex } from '@strapi/design-system';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { BoardRow } from '../../../shared/board';
import type { LanguageProgress } from '../../../shared/contracts';
import type { DeskProps } from '../desk';
import { ColumnHeaders, DeskTable, ScrollingTable } from '../desk-table';

import { ActionBar } from './action-bar';
import { ActionOutcome } from './action-outcome';
import { keyOf, listedRows, type ListedRow } from './listed-row';
import { useBoardAction } from './use-board-action';
import { VersionCells } from './version-cells';

interface Props extends Pick<DeskProps, 'languages' | 'contentTypes'> {
  rows: readonly BoardRow[];
  language: LanguageProgress;
}

const Table = styled(DeskTable)`
  min-width: 88rem;

  th:nth-last-child(3),
  td:nth-last-child(3) {
    text-align: end;
  }
`;

/** Entries in one language: how far each is, and what can be done about one or many. */
export const VersionList = ({ rows, language, languages, contentTypes }: Props) => {
  const intl = useIntl();
  const outcome = useRef<HTMLDivElement>(null);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const { act, last } = useBoardAction(language);

  const listed = listedRows(rows, language.locale);
  const choosable = listed.filter(({ version }) => version.actions.length > 0);
  const chosen = choosable.filter((row) => keys.has(keyOf(row)));
  const choose = (some: readonly ListedRow[], isChosen: boolean) => {
    const others = [...keys].filter((key) => !some.some((row) => keyOf(row) === key));
    setKeys(new Set(isChosen ? [...others, ...some.map(keyOf)] : others));
  };
  const headers = [
    intl.formatMessage({ id: 'translations.board.entry', defaultMessage: 'Entry' }),
    intl.formatMessage({ id: 'translations.board.type', defaultMessage: 'Content type' }),
    intl.formatMessage({ id: 'translations.export.states', defaultMessage: 'State' }),
    intl.formatMessage({ id: 'translations.progress.words', defaultMessage: 'Words left' }),
    intl.formatMessage({ id: 'translations.filter.assignee', defaultMessage: 'Assigned to' }),
    intl.formatMessage({ id: 'translations.filter.due', defaultMessage: 'Due' }),
  ];

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <ActionBar rows={chosen} language={language} act={act} onActed={() => outcome.current?.focus()} />
      <ActionOutcome ref={outcome} last={last} />
      <ScrollingTable labelledBy="translations-board">
        <Table>
          <thead>
            <tr>
              {choosable.length > 0 && (
                <th scope="col">
                  <Checkbox
                    aria-label={intl.formatMessage({
                      id: 'translations.board.choose-all',
                      defaultMessage: 'Choose all on this page',
                    })}
                    checked={chosen.length === choosable.length || (chosen.length > 0 && 'indeterminate')}
                    onCheckedChange={(isChosen) => choose(choosable, isChosen !== false)}
                  />
                </th>
              )}
              <ColumnHeaders names={headers} />
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <tr key={keyOf(row)}>
                {choosable.length > 0 && (
                  <td>
                    {row.version.actions.length > 0 && (
                      <Checkbox
                        aria-label={intl.formatMessage(
                          { id: 'translations.board.choose', defaultMessage: 'Choose {name}' },
                          { name: row.name }
                        )}
                        checked={keys.has(keyOf(row))}
                        onCheckedChange={(isChosen) => choose([row], isChosen === true)}
                      />
                    )}
                  </td>
                )}
                <VersionCells row={row} languages={languages} contentTypes={contentTypes} />
              </tr>
            ))}
          </tbody>
        </Table>
      </ScrollingTable>
    </Flex>
  );
};
