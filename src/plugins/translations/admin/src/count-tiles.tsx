import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Verdict } from '../../shared/contracts';

const COLORS: Readonly<Record<Verdict, string>> = {
  new: 'success700',
  changed: 'primary700',
  confirmed: 'success700',
  unchanged: 'neutral700',
  untranslated: 'neutral700',
  refused: 'danger700',
};

interface Tile {
  verdict: Verdict;
  count: number;
  /** What the verdict means, where it is not what it means for a translated file. */
  hint?: string;
}

/** How many texts of a file have each verdict. */
export const CountTiles = ({ tiles }: { tiles: readonly Tile[] }) => {
  const intl = useIntl();
  const words: Record<Verdict, { name: string; hint: string }> = {
    new: {
      name: intl.formatMessage({ id: 'translations.verdict.new', defaultMessage: 'New' }),
      hint: intl.formatMessage({ id: 'translations.verdict.new.hint', defaultMessage: 'had no translation' }),
    },
    changed: {
      name: intl.formatMessage({ id: 'translations.verdict.changed', defaultMessage: 'Changed' }),
      hint: intl.formatMessage({ id: 'translations.verdict.changed.hint', defaultMessage: 'had another translation' }),
    },
    confirmed: {
      name: intl.formatMessage({ id: 'translations.verdict.confirmed', defaultMessage: 'Confirmed' }),
      hint: intl.formatMessage({
        id: 'translations.verdict.confirmed.hint',
        defaultMessage: 'out of date, still right',
      }),
    },
    unchanged: {
      name: intl.formatMessage({ id: 'translations.verdict.unchanged', defaultMessage: 'Unchanged' }),
      hint: intl.formatMessage({ id: 'translations.verdict.unchanged.hint', defaultMessage: 'the hub has the same' }),
    },
    untranslated: {
      name: intl.formatMessage({ id: 'translations.verdict.untranslated', defaultMessage: 'Not translated' }),
      hint: intl.formatMessage({ id: 'translations.verdict.untranslated.hint', defaultMessage: 'stays as it is' }),
    },
    refused: {
      name: intl.formatMessage({ id: 'translations.verdict.refused', defaultMessage: 'Refused' }),
      hint: intl.formatMessage({ id: 'translations.verdict.refused.hint', defaultMessage: 'cannot be taken' }),
    },
  };
  return (
    <Flex tag="dl" gap={3} wrap="wrap" alignItems="stretch">
      {tiles.map(({ verdict, count, hint }) => (
        <Flex
          key={verdict}
          direction="column"
          alignItems="flex-start"
          padding={3}
          background="neutral100"
          hasRadius
          minWidth="15rem"
          grow={1}
          basis={0}
        >
          <Typography tag="dt" variant="pi" textColor="neutral700">
            {words[verdict].name}
          </Typography>
          <Typography
            tag="dd"
            variant="beta"
            textColor={count === 0 ? 'neutral600' : COLORS[verdict]}
            style={{ margin: 0, fontVariantNumeric: 'tabular-nums' }}
          >
            {intl.formatNumber(count)}
          </Typography>
          <Typography tag="dd" variant="pi" textColor="neutral600" style={{ margin: 0 }}>
            {hint ?? words[verdict].hint}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};
