import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import { useIntl } from 'react-intl';

import type { Problem } from './problem';
import { ProblemText } from './problem-text';
import type { CheckedFile } from './use-checked-file';

interface Props extends Pick<CheckedFile<unknown, never>, 'file' | 'activity' | 'report' | 'problem' | 'check'> {
  /** What the browser's own dialog offers: extensions and media types, with commas. */
  accept: string;
  /** What to drop here, before a button that chooses it. */
  prompt: string;
  /** What can be done about a file that is too large. */
  tooLarge: string;
}

/** Where a file is dropped or chosen, and looked through at once. What it would change is said elsewhere, and so is what goes wrong after that. */
export const FileDrop = ({ file, activity, report, problem, check, accept, prompt, tooLarge }: Props) => {
  const intl = useIntl();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [isSeveral, setIsSeveral] = useState(false);

  const faultOf = ({ message, isTooLarge }: Problem): string => {
    if (isTooLarge) return tooLarge;
    return (
      message ??
      intl.formatMessage({
        id: 'translations.import.unsent',
        defaultMessage: 'The file could not be sent. If it has changed since you chose it, choose it again.',
      })
    );
  };
  const several = intl.formatMessage({
    id: 'translations.import.one-file',
    defaultMessage: 'Take one file after the other.',
  });
  const fault = isSeveral ? several : problem && !report ? faultOf(problem) : undefined;

  const take = (files: FileList | null) => {
    if (activity || !files?.[0]) return;
    setIsSeveral(files.length > 1);
    if (files.length === 1) void check(files[0]);
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    take(target.files);
    // The same file may be chosen again, after somebody has corrected it.
    target.value = '';
  };
  const drag = (event: DragEvent, isInside: boolean) => {
    event.preventDefault();
    setIsOver(isInside);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    take(event.dataTransfer.files);
  };

  return (
    <>
      <Flex
        direction="column"
        justifyContent="center"
        gap={4}
        padding={6}
        grow={1}
        minHeight="18rem"
        hasRadius
        borderStyle="dashed"
        borderWidth="1px"
        borderColor={isOver ? 'primary600' : 'neutral300'}
        background={isOver ? 'primary100' : 'neutral100'}
        onDragOver={(event: DragEvent) => drag(event, true)}
        onDragLeave={(event: DragEvent) => drag(event, false)}
        onDrop={drop}
      >
        {file && (
          <Typography fontWeight="semiBold" textColor="neutral800">
            {file.name}
          </Typography>
        )}
        {!file && <Typography textColor="neutral600">{prompt}</Typography>}
        <Box role="status">
          {activity && (
            <Flex gap={3}>
              <Loader small aria-hidden role="presentation" />
              <Typography textColor="neutral600">
                {activity === 'checking'
                  ? intl.formatMessage({ id: 'translations.import.checking', defaultMessage: 'Checking the file…' })
                  : intl.formatMessage({
                      id: 'translations.import.writing',
                      defaultMessage: 'Taking over the translations…',
                    })}
              </Typography>
            </Flex>
          )}
        </Box>
        <input ref={input} type="file" accept={accept} hidden aria-hidden onChange={choose} />
        <Flex gap={2} wrap="wrap" justifyContent="center">
          <Button
            type="button"
            variant="secondary"
            startIcon={<Upload />}
            disabled={activity !== undefined}
            onClick={() => input.current?.click()}
          >
            {file
              ? intl.formatMessage({ id: 'translations.import.choose-another', defaultMessage: 'Choose another file' })
              : intl.formatMessage({ id: 'translations.import.choose', defaultMessage: 'Choose a file' })}
          </Button>
          {file && (problem ?? report) && (
            <Button type="button" variant="tertiary" disabled={activity !== undefined} onClick={() => void check(file)}>
              {intl.formatMessage({ id: 'translations.import.again', defaultMessage: 'Check again' })}
            </Button>
          )}
        </Flex>
      </Flex>
      {fault && <ProblemText>{fault}</ProblemText>}
    </>
  );
};
