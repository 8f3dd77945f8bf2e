import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { forwardRef } from 'react';
import { useIntl, type MessageDescriptor } from 'react-intl';

import { VERDICTS, type ImportOutcome, type LanguageProgress, type Verdict } from '../../shared/contracts';

import { Card } from './card';
import { LanguageName } from './language-name';
import { ProblemText } from './problem-text';
import { ReportLists } from './report-lists';
import type { ContentType } from './services';
import type { Import, Report } from './use-import';

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
    const titles: Record<Report['kind'], MessageDescriptor> = {
      checked: { id: 'translations.report.checked', defaultMessage: 'What {file} would change' },
      written: { id: 'translations.report.written', defaultMessage: '{file} has been taken over' },
      'not-written': { id: 'translations.report.not-written', defaultMessage: 'Nothing of {file} has been taken over' },
    };
    const language = languages.find(({ locale }) => locale === outcome.locale);
    const entries = intl.formatMessage(
      { id: 'translations.report.entries', defaultMessage: '{count, plural, one {# entry} other {# entries}}' },
      { count: outcome.entries }
    );

    return (
      <Card
        id="translations-report"
        ref={heading}
        title={intl.formatMessage(titles[kind], { file: file.name })}
        subtitle={
          <>
            {entries} · {language ? <LanguageName {...language} /> : outcome.locale}
          </>
        }
      >
        <Counts counts={outcome.counts} />
        <Consequence kind={kind} outcome={outcome} />
        {kind !== 'written' && <Actions outcome={outcome} activity={activity} takeOver={takeOver} />}
        {problem && (
          <ProblemText>
            {problem.message ??
              intl.formatMessage({
                id: 'translations.report.unsent',
                defaultMessage:
                  'No answer came, so it is not known whether the translations were taken over. Check the file again: it shows what is left.',
              })}
          </ProblemText>
        )}
        <ReportLists outcome={outcome} language={language} contentTypes={contentTypes} />
      </Card>
    );
  }
);
ImportReport.displayName = 'ImportReport';

const COLORS: Readonly<Record<Verdict, string>> = {
  new: 'success700',
  changed: 'primary700',
  confirmed: 'success700',
  unchanged: 'neutral700',
  untranslated: 'neutral700',
  refused: 'danger700',
};

const Counts = ({ counts }: Pick<ImportOutcome, 'counts'>) => {
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
      {VERDICTS.map((verdict) => (
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
            textColor={counts[verdict] === 0 ? 'neutral600' : COLORS[verdict]}
            style={{ margin: 0, fontVariantNumeric: 'tabular-nums' }}
          >
            {intl.formatNumber(counts[verdict])}
          </Typography>
          <Typography tag="dd" variant="pi" textColor="neutral600" style={{ margin: 0 }}>
            {words[verdict].hint}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};

/** How many texts of a file the hub would write. */
const workOf = ({ counts }: Pick<ImportOutcome, 'counts'>): number => counts.new + counts.changed + counts.confirmed;

const Consequence = ({ kind, outcome }: { kind: Report['kind']; outcome: ImportOutcome }) => {
  const intl = useIntl();
  const work = workOf(outcome);
  const isRefused = outcome.counts.refused > 0;

  const sentence = (): MessageDescriptor => {
    if (kind === 'written') {
      return {
        id: 'translations.report.is-written',
        defaultMessage:
          '{count, plural, one {# text has been written as a draft. Readers get it once it is published.} other {# texts have been written as drafts. Readers get them once they are published.}}',
      };
    }
    if (work === 0 && isRefused) {
      return {
        id: 'translations.report.only-refused',
        defaultMessage: 'There is nothing to take over but what is refused.',
      };
    }
    if (work === 0) {
      return {
        id: 'translations.report.nothing',
        defaultMessage: 'There is nothing to take over: the hub has all of it.',
      };
    }
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
  };

  return (
    <Typography textColor={kind === 'written' ? 'success700' : 'neutral800'}>
      {intl.formatMessage(sentence(), { count: work })}
    </Typography>
  );
};

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
