import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { BoardNarrowing } from './export-choice';
import type { ContentType } from './services';
import { useNarrowingWords } from './use-narrowing-words';

interface Props {
  narrowing: BoardNarrowing;
  contentTypes: readonly ContentType[];
  onClear: () => void;
}

/** What an export takes along from the board beside what the form has fields for, and the way back from it. */
export const ExportNarrowing = ({ narrowing, contentTypes, onClear }: Props) => {
  const intl = useIntl();
  const words = useNarrowingWords({ narrowing, contentTypes });
  if (words.length === 0) return null;
  const title = intl.formatMessage({
    id: 'translations.export.narrowed',
    defaultMessage: 'Only what was found on the board',
  });
  return (
    <Flex
      role="group"
      aria-label={title}
      justifyContent="space-between"
      alignItems="center"
      wrap="wrap"
      gap={3}
      padding={3}
      background="primary100"
      hasRadius
    >
      <Flex direction="column" alignItems="flex-start">
        <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
          {title}
        </Typography>
        {words.map((line) => (
          <Typography key={line} variant="pi" textColor="neutral800">
            {line}
          </Typography>
        ))}
      </Flex>
      <Button type="button" size="S" variant="tertiary" onClick={onClear}>
        {intl.formatMessage({ id: 'translations.board.clear', defaultMessage: 'Clear the filters' })}
      </Button>
    </Flex>
  );
};
