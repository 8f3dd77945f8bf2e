import { Box, Grid } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';

import { Card } from '../card';
import { SingleChoice } from '../choice-fields';
import type { DeskProps } from '../desk';
import { downloadFile } from '../download-file';
import { DownloadForm } from '../download-form';
import { FileDrop } from '../file-drop';
import { useTakeMemoryMutation } from '../services';
import { useCheckedFile } from '../use-checked-file';
import { useDownload } from '../use-download';
import { languageOptions } from '../use-options';

import { MemoryReport } from './memory-report';

/** The translation memory, to and from other tools. */
export const MemoryCard = ({ languages, mayPublish }: Pick<DeskProps, 'languages' | 'mayPublish'>) => {
  const intl = useIntl();
  const [takeMemory] = useTakeMemoryMutation();
  const taken = useCheckedFile({ send: takeMemory, whileChecking: {} });
  const reportHeading = useRef<HTMLHeadingElement>(null);
  const { file, report } = taken;
  useEffect(() => reportHeading.current?.focus(), [report]);

  return (
    <Card
      id="translations-memory"
      title={intl.formatMessage({ id: 'translations.memory.title', defaultMessage: 'Translation memory' })}
      subtitle={intl.formatMessage({
        id: 'translations.memory.intro',
        defaultMessage: 'What has been approved, for other tools, and what other tools know, as TMX files.',
      })}
    >
      <Grid.Root gap={6}>
        <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
          <MemoryDownload languages={languages} />
        </Grid.Item>
        {mayPublish && (
          <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch" gap={5}>
            <FileDrop
              {...taken}
              accept=".tmx"
              prompt={intl.formatMessage({
                id: 'translations.memory.drop',
                defaultMessage: 'Drop a TMX file here, or',
              })}
              tooLarge={intl.formatMessage({
                id: 'translations.memory.too-large',
                defaultMessage:
                  'The file is larger than the hub takes. Take it over in parts, such as one language each.',
              })}
            />
          </Grid.Item>
        )}
      </Grid.Root>
      {file && report && <MemoryReport ref={reportHeading} {...taken} file={file} report={report} />}
    </Card>
  );
};

const MemoryDownload = ({ languages }: Pick<DeskProps, 'languages'>) => {
  const intl = useIntl();
  const [locale, setLocale] = useState<string>();
  const download = useDownload(() =>
    downloadFile({
      address: '/translations/memory',
      params: locale === undefined ? {} : { locale },
      name: locale === undefined ? 'memory.tmx' : `memory-${locale}.tmx`,
    })
  );
  return (
    <DownloadForm
      {...download}
      nothing={intl.formatMessage({
        id: 'translations.memory.nothing',
        defaultMessage: 'There is nothing to download: the memory has nothing yet that you may read.',
      })}
    >
      <Box>
        <SingleChoice
          name="memory-locale"
          label={intl.formatMessage({ id: 'translations.export.language', defaultMessage: 'Into' })}
          options={languageOptions(languages)}
          value={locale}
          none={intl.formatMessage({ id: 'translations.progress.all', defaultMessage: 'All languages' })}
          onChange={(chosen) => {
            download.forget();
            setLocale(chosen);
          }}
        />
      </Box>
    </DownloadForm>
  );
};
