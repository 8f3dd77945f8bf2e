import { Flex, Grid } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { DeskProps } from './desk';
import { ExportCard } from './export-card';
import type { ExportChoice } from './export-choice';
import { chosenForExport } from './export-link';
import { ImportCard } from './import-card';
import { ImportReport } from './import-report';
import { MemoryCard } from './memory/memory-card';
import { firstLanguage } from './progress';
import { useImport } from './use-import';

/** Files to and from translators' own tools. */
export const FilesPage = ({ languages, contentTypes, ownLocale, mayPublish }: DeskProps) => {
  const [search] = useSearchParams();
  const reportHeading = useRef<HTMLHeadingElement>(null);
  const [choice, setChoice] = useState<ExportChoice>(() => ({
    locale: firstLanguage(languages, ownLocale),
    version: '1.2',
    types: [],
    states: [],
    sourceLocale: '',
    changedSince: '',
    onlyWork: true,
    narrowing: {},
    ...chosenForExport(search),
  }));
  const imported = useImport();
  const { file, report } = imported;
  useEffect(() => reportHeading.current?.focus(), [report]);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Grid.Root gap={6}>
        <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
          <ExportCard languages={languages} contentTypes={contentTypes} choice={choice} onChange={setChoice} />
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
      <MemoryCard languages={languages} mayPublish={mayPublish} />
    </Flex>
  );
};
