import { Box, Button } from '@strapi/design-system';
import { forwardRef } from 'react';
import { useIntl, type MessageDescriptor } from 'react-intl';

import { VERDICTS, type ImportOutcome, type LanguageProgress } from '../../shared/contracts';

import { Card } from './card';
import { Consequence } from './consequence';
import { CountTiles } from './count-tiles';
import { LanguageName } from './language-name';
import { ReportLists } from './report-lists';
import { ReportProblem } from './report-problem';
import type { ContentType } from './services';
import type { Import, Report } from './use-import';
import { useReportTitle } from './use-report-title';

interface Props extends Pick<Import, 'activity' | 'problem' | 'takeOver'> {
  file: File;
  report: Report;
  languages: readonly LanguageProgress[];
  contentTypes: readonly ContentType[];
}

/** What a file would change in the hub, or has changed, and what to do about it. */
export const ImportReport = forwardRef<HTMLHeadingElement, Props>(
  ({ file, report: { kind, outcome }, activity, problem, takeOver, languages, contentTypes }, heading) => {
    const intl = useIntl();
    const titleOf = useReportTitle();
    const isRefused = outcome.counts.refused > 0;
    const language = languages.find(({ locale }) => locale === outcome.locale);
    const entries = intl.formatMessage(
      { id: 'translations.report.entries', defaultMessage: '{count, plural, one {# entry} other {# entries}}' },
      { count: outcome.entries }
    );

    return (
      <Card
        id="translations-report"
        ref={heading}
        title={titleOf({ kind, file })}
        subtitle={
          <>
            {entries} · {language ? <LanguageName {...language} /> : outcome.locale}
          </>
        }
      >
        <CountTiles tiles={VERDICTS.map((verdict) => ({ verdict, count: outcome.counts[verdict] }))} />
        <Consequence
          kind={kind}
          count={workOf(outcome)}
          isRefused={isRefused}
          written={{
            id: 'translations.report.is-written',
            defaultMessage:
              '{count, plural, one {# text has been written as a draft. Readers get it once it is published.} other {# texts have been written as drafts. Readers get them once they are published.}}',
          }}
          pending={pendingMessageOf(kind, isRefused)}
        />
        {kind !== 'written' && <Actions outcome={outcome} activity={activity} takeOver={takeOver} />}
        {problem && <ReportProblem problem={problem} />}
        <ReportLists outcome={outcome} language={language} contentTypes={contentTypes} />
      </Card>
    );
  }
);
ImportReport.displayName = 'ImportReport';

/** How many texts of a file the hub would write. */
const workOf = ({ counts }: Pick<ImportOutcome, 'counts'>): number => counts.new + counts.changed + counts.confirmed;

/** What is to be said of a file that the hub would write something of. */
function pendingMessageOf(kind: Report['kind'], isRefused: boolean): MessageDescriptor {
  if (kind === 'not-written') {
    return {
      id: 'translations.report.became-refused',
      defaultMessage: 'Entries have been changed since the file was checked, so that texts of it are refused now.',
    };
  }
  if (isRefused) {
    return {
      id: 'translations.report.some-refused',
      defaultMessage:
        'Correct what is refused and choose the file again, or take over the rest: {count, plural, one {# text} other {# texts}}.',
    };
  }
  return {
    id: 'translations.report.all-or-nothing',
    defaultMessage:
      '{count, plural, one {# text would be written, as a draft.} other {# texts would be written, as drafts: all of them or none.}}',
  };
}

const Actions = ({
  outcome,
  activity,
  takeOver,
}: Pick<Props, 'activity' | 'takeOver'> & { outcome: ImportOutcome }) => {
  const intl = useIntl();
  if (workOf(outcome) === 0) return null;
  const acceptsPartial = outcome.counts.refused > 0;
  return (
    <Box>
      <Button
        type="button"
        variant={acceptsPartial ? 'secondary' : 'default'}
        loading={activity === 'writing'}
        disabled={activity !== undefined}
        onClick={() => void takeOver({ acceptsPartial })}
      >
        {acceptsPartial
          ? intl.formatMessage({ id: 'translations.report.take-rest', defaultMessage: 'Take over the rest' })
          : intl.formatMessage({ id: 'translations.report.take-over', defaultMessage: 'Take over' })}
      </Button>
    </Box>
  );
};
