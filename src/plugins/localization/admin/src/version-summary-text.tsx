import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { EntryVersions, VersionSummary } from '../../shared/contracts';

import { standingOf } from './standing';
import { StandingLabel } from './standing-label';
import { useLanguageName } from './use-language-name';

/** What this version is, in a label and a sentence, and whether readers see all of its source. */
export const VersionSummaryText = ({ version, entry }: { version: VersionSummary; entry: EntryVersions }) => {
  const intl = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <StandingLabel standing={standingOf({ version, locale: version.locale })} />
      <Typography textColor="neutral800">
        <Sentence version={version} />
      </Typography>
      {entry.hasUnpublishedChanges && (
        <Typography textColor="neutral800">
          {intl.formatMessage({
            id: 'localization.panel.unpublished',
            defaultMessage: 'The source has changes that are not published yet.',
          })}
        </Typography>
      )}
    </Flex>
  );
};

const Sentence = ({ version }: { version: VersionSummary }) => {
  const intl = useIntl();
  const languageName = useLanguageName();
  const { locale, state, contentLocale, isSource, untranslatedCount, staleCount } = version;
  const language = languageName(locale);

  if (isSource) {
    return intl.formatMessage({
      id: 'localization.summary.source',
      defaultMessage: 'The entry was written in this language; all others follow it.',
    });
  }
  switch (state) {
    case 'derived':
      return contentLocale === locale
        ? intl.formatMessage({
            id: 'localization.summary.transliterated',
            defaultMessage: 'The hub wrote this version in another script, letter by letter.',
          })
        : intl.formatMessage(
            {
              id: 'localization.summary.derived',
              defaultMessage: 'Derived from {language}: nobody has translated it yet.',
            },
            { language: languageName(contentLocale) }
          );
    case 'in-progress':
      // The list of what is out of date says it all.
      if (untranslatedCount === 0 && staleCount > 0) return null;
      return intl.formatMessage(
        {
          id: 'localization.summary.in-progress',
          defaultMessage:
            '{count, plural, =0 {Nothing is left to translate.} one {# text is left to translate.} other {# texts are left to translate.}}',
        },
        { count: untranslatedCount }
      );
    case 'in-review':
      return intl.formatMessage({
        id: 'localization.summary.in-review',
        defaultMessage: 'It waits for somebody who reads it through.',
      });
    case 'translated':
      return intl.formatMessage(
        { id: 'localization.summary.translated', defaultMessage: 'All its text is in {language}.' },
        { language }
      );
    case 'withheld':
      return intl.formatMessage(
        { id: 'localization.summary.withheld', defaultMessage: 'Readers do not get this entry in {language}.' },
        { language }
      );
  }
};
