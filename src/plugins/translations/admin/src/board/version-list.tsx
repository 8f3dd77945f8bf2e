import { Checkbox, Flex } from '@strapi/design-system';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { LanguageProgress } from '../../../shared/contracts';
import type { DeskProps } from '../desk';
import { ColumnHeaders, DeskTable, ScrollingTable } from '../desk-table';

import { ActionBar } from './action-bar';
import { ActionOutcome } from './action-outcome';
import { isChoosable, keyOf, type ListedRow } from './listed-row';
import { useBoardAction } from './use-board-action';
import { VersionCells } from './version-cells';

interface Props extends Pick<DeskProps, 'languages' | 'contentTypes'> {
  rows: readonly ListedRow[];
  language: LanguageProgress;
  /** Those that are ticked. */
  chosen: readonly ListedRow[];
  onChoose: (keys: ReadonlySet<string>) => void;
}

const Table = styled(DeskTable)`
  min-width: 88rem;

  th:nth-last-child(3),
  td:nth-last-child(3) {
    text-align: end;
  }
`;

/** Entries in one language: how far each is, and what can be done about one or many. */
export const VersionList = ({ rows, language, chosen, onChoose, languages, contentTypes }: Props) => {
  const intl = useIntl();
  const outcome = useRef<HTMLDivElement>(null);
  const { act, last } = useBoardAction(language);

  const choosable = rows.filter(isChoosable);
  const keys = new Set(chosen.map(keyOf));
  const choose = (some: readonly ListedRow[], isChosen: boolean) => {
    const others = [...keys].filter((key) => !some.some((row) => keyOf(row) === key));
    onChoose(new Set(isChosen ? [...others, ...some.map(keyOf)] : others));
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
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {choosable.length > 0 && (
                  <td>
                    {isChoosable(row) && (
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
