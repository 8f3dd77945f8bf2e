import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

import type { TermWarning } from '../../../shared/aids';

import { useWarningText } from './use-warning-text';

/** What is wrong with a translation by the glossary. */
export const WarningLine = ({ warning, locale }: { warning: TermWarning; locale: string }) => {
  const warningText = useWarningText();
  return (
    <Flex tag="li" gap={2} alignItems="flex-start" background="warning100" hasRadius padding={1}>
      <WarningCircle aria-hidden fill="warning600" style={{ flexShrink: 0 }} />
      <Typography variant="pi" textColor="neutral800">
        {warningText({ warning, locale })}
      </Typography>
    </Flex>
  );
};
