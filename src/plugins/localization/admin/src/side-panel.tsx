import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { useIntl } from 'react-intl';

import type { EntryVersions } from '../../shared/contracts';

import { BackfillLine } from './backfill-line';
import type { FormMeta } from './guard-forms';
import { LanguageList } from './language-list';
import { useGetEntryVersionsQuery } from './services';
import { SourceLayout } from './source-layout';
import { TextsInNeed } from './texts-in-need';
import { useVersionAction } from './use-version-action';
import { VersionActions } from './version-actions';
import { VersionSummaryText } from './version-summary-text';

/** What Strapi tells a panel of the edit view. */
interface PanelProps {
  model: string;
  collectionType: string;
  /** Which of the two versions the form shows; null of a type that has no drafts. */
  activeTab: 'draft' | 'published' | null;
  document?: { documentId?: string; locale?: string | null };
  meta?: FormMeta;
}

/**
 * The panel "Languages of this entry" beside the content manager's form. Strapi calls it like a component; it returns
 * what goes into the panel, or null for none: of an entry not saved yet, or a type the plugin does not manage.
 */
export const LanguagesPanel = ({ model, collectionType, activeTab, document, meta }: PanelProps) => {
  const intl = useIntl();
  const { schema } = useDocument({ model, collectionType }, { skip: true });
  const isLocalized = (schema?.pluginOptions?.i18n as { localized?: boolean } | undefined)?.localized === true;
  const documentId = document?.documentId ?? '';
  const {
    currentData: entry,
    error,
    refetch,
  } = useGetEntryVersionsQuery({ type: model, documentId }, { skip: !isLocalized || !documentId });
  if (!isLocalized || !documentId || !document?.locale) return null;
  // The hub says so of a type it does not manage.
  if (error && 'name' in error && error.name === 'ValidationError') return null;

  return {
    title: intl.formatMessage({ id: 'localization.panel.title', defaultMessage: 'Languages of this entry' }),
    content: (
      <>
        {meta?.isOutdated && <OutdatedForm />}
        <PanelContent
          entry={entry}
          locale={document.locale}
          stamp={activeTab === 'published' ? undefined : meta?.contentStamp}
          problem={error?.message}
          refetch={refetch}
        />
      </>
    ),
  };
};

/** The notice of a refusal goes away by itself; what to do stays. */
const OutdatedForm = () => (
  <Typography role="alert" textColor="danger700">
    {useIntl().formatMessage({
      id: 'localization.conflict.form',
      defaultMessage:
        'This version has been changed since you opened it, so nothing was saved. Copy what you have written, load the page again, and put it into what the version says now.',
    })}
  </Typography>
);

interface ContentProps {
  entry?: EntryVersions;
  locale: string;
  /** Of the draft; undefined where the form shows what is published. */
  stamp: string | undefined;
  /** Why there is no entry to show. */
  problem?: string;
  refetch: () => unknown;
}

const PanelContent = ({ entry, problem, ...shown }: ContentProps) => {
  const intl = useIntl();
  if (entry) return <EntryLanguages entry={entry} {...shown} />;
  if (problem) return <Typography textColor="danger700">{problem}</Typography>;
  return <Loader small>{intl.formatMessage({ id: 'localization.panel.loading', defaultMessage: 'Loading' })}</Loader>;
};

interface EntryProps extends Pick<ContentProps, 'locale' | 'stamp' | 'refetch'> {
  entry: EntryVersions;
}

const EntryLanguages = ({ entry, locale, stamp, refetch }: EntryProps) => {
  const intl = useIntl();
  const summary = useRef<HTMLDivElement>(null);
  const version = entry.versions.find((candidate) => candidate.locale === locale);
  const { act, isActing } = useVersionAction({
    entry,
    locale,
    // Its button is gone then: whoever uses the keyboard goes on from what has become of the version.
    onDone: () => summary.current?.focus(),
  });

  return (
    <Flex
      tag="section"
      aria-label={intl.formatMessage({ id: 'localization.panel.title', defaultMessage: 'Languages of this entry' })}
      direction="column"
      alignItems="stretch"
      gap={4}
      width="100%"
    >
      <SourceLayout />
      <BackfillLine onDone={refetch} />
      {version && (
        <>
          <Box ref={summary} tabIndex={-1} style={{ outline: 'none' }}>
            <VersionSummaryText version={version} entry={entry} />
          </Box>
          <TextsInNeed version={version} entry={entry} act={act} isActing={isActing} />
          <VersionActions entry={entry} version={version} stamp={stamp} act={act} isActing={isActing} />
        </>
      )}
      <LanguageList entry={entry} locale={locale} />
    </Flex>
  );
};
