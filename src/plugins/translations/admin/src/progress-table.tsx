import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { VersionState } from '../../../localization/shared/contracts';
import type { LanguageProgress } from '../../shared/contracts';

import { LanguageName } from './language-name';
import { percentOf } from './progress';
import { STATE_COLORS, STATES, useStateWords } from './state-words';

/** What a number of the table stands for, as a choice for an export. */
export interface Chosen {
  locale: string;
  states: VersionState[];
  onlyWork: boolean;
}

interface Props {
  /** The id of what names the table. */
  labelledBy: string;
  languages: readonly LanguageProgress[];
  onChoose: (chosen: Chosen) => void;
}

const Table = styled.table`
  width: 100%;
  min-width: 88rem;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: end;
    white-space: nowrap;
  }

  tbody tr:last-child > * {
    border-bottom: 0;
  }

  th:first-child,
  td:nth-child(2),
  th:nth-child(2) {
    text-align: start;
  }

  th:first-child {
    padding-inline-start: 0;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }

  td:nth-child(2) {
    width: 34%;
  }
`;

/** A number that leads on: underlined only under the pointer, so that the table stays quiet. */
const Count = styled.button`
  border: 0;
  background: none;
  padding: 0;
  color: ${({ theme }) => theme.colors.primary600};
  font: inherit;
  cursor: pointer;

  &:hover {
    text-decoration: underline;
  }
`;

const Dot = styled(Box)`
  display: inline-block;
  width: 0.8rem;
  height: 0.8rem;
  margin-inline-end: ${({ theme }) => theme.spaces[1]};
  border-radius: 50%;
`;

/** Languages by states. A table, so that a screen reader says both with every number. */
export const ProgressTable = ({ labelledBy, languages, onChoose }: Props) => {
  const intl = useIntl();
  const states = useStateWords();
  const stale = intl.formatMessage({ id: 'translations.progress.stale', defaultMessage: 'Texts out of date' });
  const left = intl.formatMessage({ id: 'translations.progress.left', defaultMessage: 'Texts to translate' });
  const headers: { label: string; color?: string }[] = [
    { label: intl.formatMessage({ id: 'translations.progress.language', defaultMessage: 'Language' }) },
    ...STATES.map((state) => ({ label: states[state], color: STATE_COLORS[state] })),
    { label: stale },
    { label: left },
  ];

  return (
    // Room is short on a small screen: the table scrolls then, also by keyboard.
    <Box overflow="auto" tabIndex={0} role="group" aria-labelledby={labelledBy}>
      <Table>
        <thead>
          <tr>
            {headers.map(({ label, color }) => (
              <th key={label} scope="col">
                {color && <Dot tag="span" background={color} aria-hidden />}
                <Typography variant="sigma" textColor="neutral600">
                  {label}
                </Typography>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {languages.map((language) => {
            const { locale, name, versions, staleSegments, untranslatedSegments } = language;
            const toChoose = (of: { states?: VersionState[]; onlyWork?: boolean }) => () =>
              onChoose({ locale, states: of.states ?? [], onlyWork: of.onlyWork ?? false });
            return (
              <tr key={locale}>
                <th scope="row">
                  <Typography fontWeight="semiBold" textColor="neutral800">
                    <LanguageName {...language} />
                  </Typography>
                </th>
                <td>
                  <Flex gap={3}>
                    <StateBar states={language.states} versions={versions} />
                    <Typography variant="pi" textColor="neutral600" style={{ minWidth: '12rem' }}>
                      <Percent part={language.states.translated} whole={versions} />
                    </Typography>
                  </Flex>
                </td>
                {STATES.slice(1).map((state) => (
                  <td key={state}>
                    <Number
                      count={language.states[state]}
                      describes={`${states[state]}, ${name}`}
                      onChoose={toChoose({ states: [state] })}
                    />
                  </td>
                ))}
                <td>
                  <Number
                    count={staleSegments}
                    describes={`${stale}, ${name}`}
                    onChoose={toChoose({ onlyWork: true })}
                  />
                </td>
                <td>
                  <Number
                    count={untranslatedSegments}
                    describes={`${left}, ${name}`}
                    onChoose={toChoose({ onlyWork: true })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Box>
  );
};

/** What is said beside it in numbers: a screen reader passes it by. */
const StateBar = ({ states, versions }: Pick<LanguageProgress, 'states' | 'versions'>) => (
  <Flex aria-hidden grow={1} gap="1px" height="0.8rem" background="neutral150" hasRadius overflow="hidden">
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
    { id: 'translations.progress.share', defaultMessage: '{percent} % · {part} of {whole}' },
    { percent, part: intl.formatNumber(part), whole: intl.formatNumber(whole) }
  );
};

const Number = ({ count, describes, onChoose }: { count: number; describes: string; onChoose: () => void }) => {
  const intl = useIntl();
  const shown = intl.formatNumber(count);
  if (count === 0) return <Typography textColor="neutral500">{shown}</Typography>;
  const hint = intl.formatMessage({ id: 'translations.progress.choose', defaultMessage: 'choose for the export' });
  return (
    <Count type="button" title={hint} onClick={onChoose}>
      <Typography textColor="primary600">{shown}</Typography>
      <VisuallyHidden>{`, ${describes}: ${hint}`}</VisuallyHidden>
    </Count>
  );
};
