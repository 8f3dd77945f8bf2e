import { Checkbox, Field, Grid, TextInput } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { XLIFF_VERSIONS, type LanguageProgress } from '../../shared/contracts';

import { Card } from './card';
import { MultiChoice, SingleChoice } from './choice-fields';
import { downloadExport } from './download-export';
import { DownloadForm } from './download-form';
import type { ExportChoice } from './export-choice';
import { ExportNarrowing } from './export-narrowing';
import type { ContentType } from './services';
import { useDownload } from './use-download';
import { languageOptions, useStateOptions, useTypeOptions } from './use-options';

interface Props {
  languages: readonly LanguageProgress[];
  contentTypes: readonly ContentType[];
  choice: ExportChoice;
  onChange: (choice: ExportChoice) => void;
}

/** What the server may find wrong, each shown at its field. */
const FIELDS: readonly (keyof ExportChoice)[] = [
  'locale',
  'version',
  'types',
  'states',
  'sourceLocale',
  'changedSince',
  'onlyWork',
];

/** A file for translators' own tools. */
export const ExportCard = ({ languages, contentTypes, choice, onChange }: Props) => {
  const intl = useIntl();
  const typeOptions = useTypeOptions(contentTypes);
  const stateOptions = useStateOptions();
  const languageChoices = languageOptions(languages);
  const download = useDownload(() => downloadExport(choice));

  const { problem } = download;
  const faultOf = (field: keyof ExportChoice) => (problem?.parameter === field ? problem.message : undefined);
  const change = (part: Partial<ExportChoice>) => {
    download.forget();
    onChange({ ...choice, ...part });
  };

  return (
    <Card
      id="translations-export"
      title={intl.formatMessage({ id: 'translations.export.title', defaultMessage: 'Export' })}
      subtitle={intl.formatMessage({
        id: 'translations.export.intro',
        defaultMessage: 'A file for OmegaT, Trados, memoQ, Weblate and other tools.',
      })}
    >
      <DownloadForm
        {...download}
        problem={FIELDS.some((field) => field === problem?.parameter) ? undefined : problem}
        nothing={intl.formatMessage({
          id: 'translations.export.nothing',
          defaultMessage: 'There is nothing to export: nothing you may read is left of this choice.',
        })}
      >
        <ExportNarrowing
          narrowing={choice.narrowing}
          contentTypes={contentTypes}
          onClear={() => change({ narrowing: {} })}
        />
        <Grid.Root gap={4}>
          <Cell>
            <SingleChoice
              name="locale"
              label={intl.formatMessage({ id: 'translations.export.language', defaultMessage: 'Into' })}
              error={faultOf('locale')}
              options={languageChoices}
              value={choice.locale}
              onChange={(locale) => change({ locale })}
            />
          </Cell>
          <Cell>
            <SingleChoice
              name="sourceLocale"
              label={intl.formatMessage({ id: 'translations.export.source', defaultMessage: 'First written in' })}
              error={faultOf('sourceLocale')}
              options={languageChoices}
              value={choice.sourceLocale || undefined}
              none={intl.formatMessage({ id: 'translations.export.any-language', defaultMessage: 'Any language' })}
              onChange={(sourceLocale = '') => change({ sourceLocale })}
            />
          </Cell>
          <Cell>
            <MultiChoice
              name="types"
              label={intl.formatMessage({ id: 'translations.export.types', defaultMessage: 'Content types' })}
              error={faultOf('types')}
              options={typeOptions}
              value={choice.types}
              onChange={(types) => change({ types })}
            />
          </Cell>
          <Cell>
            <MultiChoice
              name="states"
              label={intl.formatMessage({ id: 'translations.export.states', defaultMessage: 'State' })}
              error={faultOf('states')}
              options={stateOptions}
              value={choice.states}
              onChange={(states) => change({ states })}
            />
          </Cell>
          <Cell>
            <SingleChoice
              name="version"
              label={intl.formatMessage({ id: 'translations.export.format', defaultMessage: 'Format' })}
              error={faultOf('version')}
              options={XLIFF_VERSIONS.map((version) => ({ value: version, label: `XLIFF ${version}` }))}
              value={choice.version}
              onChange={(version) => change({ version })}
            />
          </Cell>
          <Cell>
            <Field.Root name="changedSince" error={faultOf('changedSince')}>
              <Field.Label>
                {intl.formatMessage({
                  id: 'translations.export.changed-since',
                  defaultMessage: 'Source changed since',
                })}
              </Field.Label>
              <TextInput
                type="date"
                // Browsers take years of six digits, of which Date makes none.
                max="9999-12-31"
                value={choice.changedSince}
                onChange={({ target }) => change({ changedSince: target.value })}
              />
              <Field.Error />
            </Field.Root>
          </Cell>
          <Grid.Item col={12} s={12} xs={12} direction="column" alignItems="stretch">
            <Field.Root name="onlyWork" error={faultOf('onlyWork')}>
              <Checkbox
                checked={choice.onlyWork}
                onCheckedChange={(isChecked) => change({ onlyWork: isChecked === true })}
              >
                {intl.formatMessage({
                  id: 'translations.export.only-work',
                  defaultMessage: 'Only texts to translate or out of date',
                })}
              </Checkbox>
              <Field.Error />
            </Field.Root>
          </Grid.Item>
        </Grid.Root>
      </DownloadForm>
    </Card>
  );
};

const Cell = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);
