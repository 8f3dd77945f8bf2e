import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { BoardFilters } from '../../shared/board';
import type { LanguageProgress } from '../../shared/contracts';

import { boardSearch } from './board/board-query';
import { DeskTable, ScrollingTable } from './desk-table';
import { LanguageName } from './language-name';
import { percentOf } from './progress';
import { StateDot } from './state-dot';
import { STATE_COLORS, STATES, useStateWords } from './state-words';

interface Props {
  /** The id of what names the table. */
  labelledBy: string;
  languages: readonly LanguageProgress[];
  /** A number was followed: the board shows what it stands for. */
  onNarrow: () => void;
}

const Table = styled(DeskTable)`
  min-width: 88rem;

  th,
  td {
    text-align: end;
    white-space: nowrap;
  }

  thead th {
    vertical-align: bottom;
  }

  // The longest words, over the shortest numbers.
  thead th:nth-last-child(-n + 3) {
    min-width: 10rem;
    white-space: normal;
  }

  th:first-child,
  td:nth-child(2),
  th:nth-child(2) {
    text-align: start;
  }

  td:nth-child(2) {
    width: 30%;
  }
`;

/** Leads on: underlined only under the pointer, so that the table stays quiet. */
const QuietLink = styled(RouterLink)`
  color: ${({ theme }) => theme.colors.primary600};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

/** Languages by states. A table, so that a screen reader says both with every number. */
export const ProgressTable = ({ labelledBy, languages, onNarrow }: Props) => {
  const intl = useIntl();
  const states = useStateWords();
  const stale = intl.formatMessage({ id: 'translations.progress.stale', defaultMessage: 'Texts out of date' });
  const left = intl.formatMessage({ id: 'translations.progress.left', defaultMessage: 'Texts to translate' });
  const words = intl.formatMessage({ id: 'translations.progress.words', defaultMessage: 'Words left' });
  const headers: { label: string; color?: string }[] = [
    { label: intl.formatMessage({ id: 'translations.progress.language', defaultMessage: 'Language' }) },
    ...STATES.map((state) => ({ label: states[state], color: STATE_COLORS[state] })),
    { label: stale },
    { label: left },
    { label: words },
  ];

  return (
    <ScrollingTable labelledBy={labelledBy}>
      <Table>
        <thead>
          <tr>
            {headers.map(({ label, color }) => (
              <th key={label} scope="col">
                {color && <StateDot color={color} />}
                <Typography variant="sigma" textColor="neutral600">
                  {label}
                </Typography>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {languages.map((language) => {
            const { locale, name, versions, staleSegments, untranslatedSegments, wordsLeft } = language;
            const numbers: { label: string; count: number; filters: BoardFilters }[] = [
              ...STATES.slice(1).map((state) => ({
                label: states[state],
                count: language.states[state],
                filters: { locale, states: [state] },
              })),
              { label: stale, count: staleSegments, filters: { locale, work: 'stale' } },
              { label: left, count: untranslatedSegments, filters: { locale, work: 'untranslated' } },
              { label: words, count: wordsLeft, filters: { locale, work: 'any' } },
            ];
            return (
              <tr key={locale}>
                <th scope="row">
                  <QuietLink to={{ search: boardSearch({ locale }) }} onClick={onNarrow}>
                    <Typography fontWeight="semiBold" textColor="neutral800">
                      <LanguageName {...language} />
                    </Typography>
                  </QuietLink>
                </th>
                <td>
                  <Flex gap={3}>
                    <StateBar states={language.states} versions={versions} />
                    <Typography variant="pi" textColor="neutral600" style={{ minWidth: '11rem' }}>
                      <Percent part={language.states.translated} whole={versions} />
                    </Typography>
                  </Flex>
                </td>
                {numbers.map(({ label, count, filters }) => (
                  <td key={label}>
                    <Count count={count} describes={`${label}, ${name}`} filters={filters} onNarrow={onNarrow} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </ScrollingTable>
  );
};

/** What is said beside it in numbers: a screen reader passes it by. */
const StateBar = ({ states, versions }: Pick<LanguageProgress, 'states' | 'versions'>) => (
  <Flex
    aria-hidden
    grow={1}
    minWidth="6rem"
    gap="1px"
    height="0.8rem"
    background="neutral150"
    hasRadius
    overflow="hidden"
  >
    {STATES.filter((state) => state !== 'derived' && states[state] > 0).map((state) => (
      <Box
        key={state}
        background={STATE_COLORS[state]}
        height="100%"
        width={`${(states[state] / versions) * 100}%`}
        minWidth="2px"
      />
    ))}
  </Flex>
);

const Percent = ({ part, whole }: { part: number; whole: number }) => {
  const intl = useIntl();
  const percent = percentOf(part, whole);
  if (percent === undefined) {
    return intl.formatMessage({ id: 'translations.progress.no-entries', defaultMessage: 'nothing to translate' });
  }
  return intl.formatMessage(
    { id: 'translations.progress.share', defaultMessage: '{percent} · {part} of {whole}' },
    {
      percent: intl.formatNumber(percent / 100, { style: 'percent' }),
      ...{ part: intl.formatNumber(part), whole: intl.formatNumber(whole) },
    }
  );
};

interface CountProps extends Pick<Props, 'onNarrow'> {
  count: number;
  /** What it counts, for who hears it without the table. */
  describes: string;
  /** What it stands for. */
  filters: BoardFilters;
}

const Count = ({ count, describes, filters, onNarrow }: CountProps) => {
  const intl = useIntl();
  const shown = intl.formatNumber(count);
  if (count === 0) return <Typography textColor="neutral500">{shown}</Typography>;
  const hint = intl.formatMessage({ id: 'translations.progress.choose', defaultMessage: 'show on the board' });
  return (
    <QuietLink to={{ search: boardSearch(filters) }} title={hint} onClick={onNarrow}>
      <Typography textColor="primary600">{shown}</Typography>
      <VisuallyHidden>{`, ${describes}: ${hint}`}</VisuallyHidden>
    </QuietLink>
  );
};
