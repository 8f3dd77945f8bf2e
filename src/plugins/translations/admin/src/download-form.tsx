import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download as DownloadIcon } from '@strapi/icons';
import type { FormEvent, ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { ProblemText } from './problem-text';
import type { Download } from './use-download';

interface Props extends Omit<Download, 'forget'> {
  /** What is said where there is nothing to download. */
  nothing: string;
  /** The fields in which is chosen what is in the file. */
  children: ReactNode;
}

/** Downloads what is chosen in it, and says what became of the file; of a problem, unless it is shown elsewhere. */
export const DownloadForm = ({ isWorking, result, problem, submit, nothing, children }: Props) => {
  const intl = useIntl();
  return (
    <Flex
      tag="form"
      direction="column"
      alignItems="stretch"
      gap={4}
      onSubmit={(event: FormEvent) => void submit(event)}
      noValidate
    >
      {children}
      <Flex gap={4} wrap="wrap">
        <Button type="submit" startIcon={<DownloadIcon />} loading={isWorking}>
          {intl.formatMessage({ id: 'translations.export.download', defaultMessage: 'Download' })}
        </Button>
        <Box role="status">
          {isWorking && (
            <Typography textColor="neutral600">
              {intl.formatMessage({ id: 'translations.export.working', defaultMessage: 'Writing the file…' })}
            </Typography>
          )}
          {result?.kind === 'saved' && (
            <Typography textColor="success700">
              {intl.formatMessage(
                { id: 'translations.export.saved', defaultMessage: '{file} has been downloaded.' },
                { file: result.name }
              )}
            </Typography>
          )}
          {result?.kind === 'nothing' && <Typography textColor="neutral800">{nothing}</Typography>}
        </Box>
      </Flex>
      {problem && (
        <ProblemText>
          {problem.message ??
            intl.formatMessage({
              id: 'translations.export.broken-off',
              defaultMessage: 'The hub did not answer, or broke off. Try again.',
            })}
        </ProblemText>
      )}
    </Flex>
  );
};
