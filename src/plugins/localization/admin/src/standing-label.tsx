import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Standing } from './standing';

const LOOKS = {
  source: { background: 'neutral150', color: 'neutral800' },
  derived: { background: 'neutral150', color: 'neutral700' },
  transliterated: { background: 'neutral150', color: 'neutral700' },
  'in-progress': { background: 'primary100', color: 'primary700' },
  'in-review': { background: 'alternative100', color: 'alternative700' },
  translated: { background: 'success100', color: 'success700' },
  // The design system's own orange is too pale to be read on its yellow.
  stale: { background: 'warning100', color: 'neutral800' },
  withheld: { background: 'danger100', color: 'danger700' },
} as const satisfies Record<Standing, { background: string; color: string }>;

/** How a version stands, in one or two words. */
export const StandingLabel = ({ standing }: { standing: Standing }) => {
  const intl = useIntl();
  const words: Record<Standing, string> = {
    source: intl.formatMessage({ id: 'localization.standing.source', defaultMessage: 'Source' }),
    derived: intl.formatMessage({ id: 'localization.standing.derived', defaultMessage: 'Not translated' }),
    transliterated: intl.formatMessage({
      id: 'localization.standing.transliterated',
      defaultMessage: 'Transliterated',
    }),
    'in-progress': intl.formatMessage({ id: 'localization.standing.in-progress', defaultMessage: 'In progress' }),
    'in-review': intl.formatMessage({ id: 'localization.standing.in-review', defaultMessage: 'In review' }),
    translated: intl.formatMessage({ id: 'localization.standing.translated', defaultMessage: 'Translated' }),
    stale: intl.formatMessage({ id: 'localization.standing.stale', defaultMessage: 'Out of date' }),
    withheld: intl.formatMessage({ id: 'localization.standing.withheld', defaultMessage: 'Withheld' }),
  };
  const { background, color } = LOOKS[standing];
  return (
    <Box tag="span" background={background} hasRadius paddingLeft={2} paddingRight={2}>
      <Typography variant="pi" fontWeight="bold" textColor={color} style={{ whiteSpace: 'nowrap' }}>
        {words[standing]}
      </Typography>
    </Box>
  );
};
