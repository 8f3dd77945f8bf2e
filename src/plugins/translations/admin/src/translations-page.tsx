import { Flex, Grid } from '@strapi/design-system';
import { Layouts, Page, useAuth } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';

import type { LanguageProgress } from '../../shared/contracts';

import { Card } from './card';
import type { ExportChoice } from './download-export';
import { ExportCard } from './export-card';
import { ImportCard } from './import-card';
import { ImportReport } from './import-report';
import { firstLanguage } from './progress';
import { ProgressTable } from './progress-table';
import { onlyLanguage, readableTypes } from './rights';
import { useGetTranslatedContentTypesQuery, useGetTranslationTotalsQuery, type ContentType } from './services';
import { useImport } from './use-import';

/** How far each language is, and files to and from translators' own tools. */
export const TranslationsPage = () => {
  const intl = useIntl();
  const rights = useAuth('TranslationsPage', ({ permissions }) => permissions);
  // Who comes back from translating expects the new numbers.
  const totals = useGetTranslationTotalsQuery(undefined, { refetchOnMountOrArgChange: true });
  const types = useGetTranslatedContentTypesQuery();
  const title = intl.formatMessage({ id: 'translations.title', defaultMessage: 'Translations' });

  if (totals.isLoading || types.isLoading) return <Page.Loading />;
  if (!totals.data || !types.data) return <Page.Error />;
  const uids = totals.data.meta.contentTypes;
  const readable = readableTypes(rights, uids);
  if (readable.length === 0) return <Page.NoPermissions />;
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={intl.formatMessage({
          id: 'translations.subtitle',
          defaultMessage: 'What is left to translate, and files for translators’ own tools',
        })}
      />
      <Layouts.Content>
        <Desk
          languages={totals.data.data}
          contentTypes={readable.flatMap((uid) => types.data?.find((type) => type.uid === uid) ?? [])}
          ownLocale={onlyLanguage(rights, uids)}
        />
      </Layouts.Content>
    </Page.Main>
  );
};

interface DeskProps {
  languages: readonly LanguageProgress[];
  /** Those the person may read. */
  contentTypes: readonly ContentType[];
  /** Of a person who translates into one language. */
  ownLocale: string | undefined;
}

const Desk = ({ languages, contentTypes, ownLocale }: DeskProps) => {
  const intl = useIntl();
  const exportHeading = useRef<HTMLHeadingElement>(null);
  const reportHeading = useRef<HTMLHeadingElement>(null);
  const [choice, setChoice] = useState<ExportChoice>(() => ({
    locale: firstLanguage(languages, ownLocale),
    version: '1.2',
    types: [],
    states: [],
    sourceLocale: '',
    onlyWork: true,
  }));
  const imported = useImport();
  const { file, report } = imported;
  useEffect(() => reportHeading.current?.focus(), [report]);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card
        id="translations-progress"
        title={intl.formatMessage({ id: 'translations.progress.title', defaultMessage: 'How far each language is' })}
      >
        <ProgressTable
          labelledBy="translations-progress"
          languages={languages}
          onChoose={(chosen) => {
            setChoice({ ...choice, ...chosen, types: [], sourceLocale: '' });
            exportHeading.current?.focus();
          }}
        />
      </Card>
      <Grid.Root gap={6}>
        <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
          <ExportCard
            ref={exportHeading}
            languages={languages}
            contentTypes={contentTypes}
            choice={choice}
            onChange={setChoice}
          />
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
          <ImportCard {...imported} />
        </Grid.Item>
      </Grid.Root>
      {file && report && (
        <ImportReport
          ref={reportHeading}
          {...imported}
          file={file}
          report={report}
          languages={languages}
          contentTypes={contentTypes}
        />
      )}
    </Flex>
  );
};
