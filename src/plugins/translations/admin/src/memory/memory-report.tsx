import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { forwardRef } from 'react';
import { useIntl, type MessageDescriptor } from 'react-intl';

import type { TakenFile } from '../../../shared/memory';
import { Consequence } from '../consequence';
import { CountTiles } from '../count-tiles';
import { ReportProblem } from '../report-problem';
import type { CheckedFile, CheckedReport } from '../use-checked-file';
import { useReportTitle } from '../use-report-title';

interface Props extends Pick<CheckedFile<TakenFile, object>, 'activity' | 'problem' | 'takeOver'> {
  file: File;
  report: CheckedReport<TakenFile>;
}

/** What a TMX file would bring into the memory, or has brought. */
export const MemoryReport = forwardRef<HTMLHeadingElement, Props>(
  ({ file, report: { kind, outcome }, activity, problem, takeOver }, heading) => {
    const intl = useIntl();
    const titleOf = useReportTitle();
    const { added, updated, known } = outcome;
    const count = added + updated;
    const leftOut = leftOutOf(outcome);
    return (
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Typography tag="h3" variant="delta" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {titleOf({ kind, file })}
          </Typography>
          <Typography variant="omega" textColor="neutral600">
            {intl.formatMessage(
              { id: 'translations.memory.texts', defaultMessage: '{count, plural, one {# text} other {# texts}}' },
              { count: outcome.units }
            )}
          </Typography>
        </Flex>
        <CountTiles
          tiles={[
            {
              verdict: 'new',
              count: added,
              hint: intl.formatMessage({ id: 'translations.memory.new-hint', defaultMessage: 'not known yet' }),
            },
            { verdict: 'changed', count: updated },
            { verdict: 'unchanged', count: known },
            { verdict: 'refused', count: leftOut },
          ]}
        />
        <LeftOut outcome={outcome} />
        <Consequence
          kind={kind}
          count={count}
          isRefused={leftOut > 0}
          written={{
            id: 'translations.memory.is-written',
            defaultMessage:
              '{count, plural, one {# translation is in the memory now, and offered for texts like it.} other {# translations are in the memory now, and offered for texts like them.}}',
          }}
          pending={{
            id: 'translations.memory.would-write',
            defaultMessage:
              '{count, plural, one {# translation would be taken over.} other {# translations would be taken over: all of them or none.}}',
          }}
        />
        {kind !== 'written' && count > 0 && (
          <Box>
            <Button
              type="button"
              loading={activity === 'writing'}
              disabled={activity !== undefined}
              onClick={() => void takeOver({})}
            >
              {intl.formatMessage({ id: 'translations.report.take-over', defaultMessage: 'Take over' })}
            </Button>
          </Box>
        )}
        {problem && <ReportProblem problem={problem} />}
      </Flex>
    );
  }
);
MemoryReport.displayName = 'MemoryReport';

const leftOutOf = ({ passedOver, refused }: TakenFile): number =>
  [...Object.values(passedOver), ...Object.values(refused)].reduce((sum, count) => sum + count, 0);

/** What is not taken over, with the reason. */
const LeftOut = ({ outcome: { passedOver, refused } }: { outcome: TakenFile }) => {
  const intl = useIntl();
  const listOf = (counts: Record<string, number>): string =>
    intl.formatList(
      Object.entries(counts).map(([language, count]) => `${language} (${intl.formatNumber(count)})`),
      { type: 'unit' }
    );
  const reasons: { message: MessageDescriptor; counts: Record<string, number> }[] = [
    {
      message: {
        id: 'translations.memory.refused',
        defaultMessage: 'Refused, since you may not publish these languages: {languages}.',
      },
      counts: refused,
    },
    {
      message: {
        id: 'translations.memory.passed-over',
        defaultMessage: 'Refused, since the hub does not have these languages: {languages}.',
      },
      counts: passedOver,
    },
  ];
  return reasons.map(
    ({ message, counts }) =>
      Object.keys(counts).length > 0 && (
        <Typography key={message.id} textColor="neutral800">
          {intl.formatMessage(message, { languages: listOf(counts) })}
        </Typography>
      )
  );
};
