import { Button, Flex, Modal } from '@strapi/design-system';
import { useRef, useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { useIntl } from 'react-intl';

import type { Problem } from '../problem';

import { BoardProblem } from './board-problem';

interface Props {
  /** The button that opens it. */
  trigger: ReactElement;
  title: string;
  /** Of the button that does it. */
  submitLabel: string;
  isDangerous?: boolean;
  /** Whether something is missing that has to be said first. */
  isIncomplete?: boolean;
  /** What it resolves to was wrong: the dialog stays and says so. */
  onSubmit: () => Promise<Problem | void>;
  /** It is done, or was refused: focus is moved on from here. Who cancels is back at the button that opened it. */
  onDone: () => void;
  children: ReactNode;
}

/** Asks what an action needs to know, or whether it is meant. */
export const ActionDialog = ({
  trigger,
  title,
  submitLabel,
  isDangerous = false,
  isIncomplete = false,
  onSubmit,
  onDone,
  children,
}: Props) => {
  const intl = useIntl();
  const [isOpen, setIsOpen] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const isDone = useRef(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A portal's events reach the form it is written in.
    event.stopPropagation();
    if (isWorking || isIncomplete) return;
    setIsWorking(true);
    const found = await onSubmit();
    setIsWorking(false);
    setProblem(found ?? undefined);
    if (found) return;
    isDone.current = true;
    setIsOpen(false);
  };
  const moveFocus = (event: Event) => {
    if (!isDone.current) return;
    isDone.current = false;
    event.preventDefault();
    onDone();
  };

  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      <Modal.Content onCloseAutoFocus={moveFocus} aria-describedby={undefined}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Modal.Header closeLabel={intl.formatMessage({ id: 'translations.dialog.close', defaultMessage: 'Close' })}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {children}
              {problem && <BoardProblem problem={problem} />}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button type="button" variant="tertiary">
                {intl.formatMessage({ id: 'translations.dialog.cancel', defaultMessage: 'Cancel' })}
              </Button>
            </Modal.Close>
            <Button
              type="submit"
              variant={isDangerous ? 'danger' : 'default'}
              loading={isWorking}
              disabled={isIncomplete}
            >
              {submitLabel}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
};
