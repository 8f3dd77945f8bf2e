import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { BoardVersion } from '../../../shared/board';
import { StateDot } from '../state-dot';
import { STATE_COLORS, useStateWords } from '../state-words';

/** How far a version is, in words beside their colour. */
export const VersionStateLabel = ({ version: { state, isSource } }: { version: BoardVersion }) => {
  const intl = useIntl();
  const words = useStateWords();
  return (
    <Flex tag="span" display="inline-flex">
      {!isSource && <StateDot color={STATE_COLORS[state]} />}
      <Typography variant="pi" textColor={isSource ? 'neutral600' : 'neutral800'} style={{ whiteSpace: 'nowrap' }}>
        {isSource ? intl.formatMessage({ id: 'translations.board.source', defaultMessage: 'Source' }) : words[state]}
      </Typography>
    </Flex>
  );
};
