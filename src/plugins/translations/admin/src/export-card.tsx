import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  Grid,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { forwardRef, useState, type FormEvent, type ReactNode } from 'react';
import { useIntl } from 'react-intl';

import type { VersionState } from '../../../localization/shared/contracts';
import { XLIFF_VERSIONS, type LanguageProgress, type XliffVersion } from '../../shared/contracts';

import { Card } from './card';
import { downloadExport, type ExportChoice, type ExportResult } from './download-export';
import { LanguageName } from './language-name';
import { ProblemText } from './problem-text';
import type { ContentType } from './services';
import { STATES, useStateWords } from './state-words';

interface Props {
  languages: readonly LanguageProgress[];
  contentTypes: readonly ContentType[];
  choice: ExportChoice;
  onChange: (choice: ExportChoice) => void;
}

/** What the server may find wrong, each shown at its field. */
const FIELDS: readonly (keyof ExportChoice)[] = ['locale', 'version', 'types', 'states', 'sourceLocale', 'onlyWork'];

/** A file for translators' own tools. */
export const ExportCard = forwardRef<HTMLHeadingElement, Props>(
  ({ languages, contentTypes, choice, onChange }, heading) => {
    const intl = useIntl();
    const stateWords = useStateWords();
    const [result, setResult] = useState<ExportResult>();
    const [isWorking, setIsWorking] = useState(false);

    const problem = result?.kind === 'failed' ? result.problem : undefined;
    const faultOf = (field: keyof ExportChoice) => (problem?.parameter === field ? problem.message : undefined);
    const change = (part: Partial<ExportChoice>) => {
      setResult(undefined);
      onChange({ ...choice, ...part });
    };

    const submit = async (event: FormEvent) => {
      event.preventDefault();
      if (isWorking) return;
      setResult(undefined);
      setIsWorking(true);
      setResult(await downloadExport(choice));
      setIsWorking(false);
    };

    const all = intl.formatMessage({ id: 'translations.export.all', defaultMessage: 'All' });
    const clear = intl.formatMessage({ id: 'translations.export.clear', defaultMessage: 'Clear' });
    const anyLanguage = intl.formatMessage({ id: 'translations.export.any-language', defaultMessage: 'Any language' });
    const languageOptions = languages.map((language) => (
      <SingleSelectOption key={language.locale} value={language.locale}>
        <LanguageName {...language} />
      </SingleSelectOption>
    ));

    return (
      <Card
        id="translations-export"
        ref={heading}
        title={intl.formatMessage({ id: 'translations.export.title', defaultMessage: 'Export' })}
        subtitle={intl.formatMessage({
          id: 'translations.export.intro',
          defaultMessage: 'A file for OmegaT, Trados, memoQ, Weblate and other tools.',
        })}
      >
        <Flex
          tag="form"
          direction="column"
          alignItems="stretch"
          gap={4}
          onSubmit={(event: FormEvent) => void submit(event)}
          noValidate
        >
          <Grid.Root gap={4}>
            <Cell>
              <ChoiceField
                name="locale"
                label={intl.formatMessage({ id: 'translations.export.language', defaultMessage: 'Into' })}
                error={faultOf('locale')}
              >
                <SingleSelect value={choice.locale} onChange={(locale) => change({ locale: String(locale) })}>
                  {languageOptions}
                </SingleSelect>
              </ChoiceField>
            </Cell>
            <Cell>
              <ChoiceField
                name="sourceLocale"
                label={intl.formatMessage({ id: 'translations.export.source', defaultMessage: 'First written in' })}
                error={faultOf('sourceLocale')}
              >
                <SingleSelect
                  value={choice.sourceLocale || null}
                  placeholder={anyLanguage}
                  clearLabel={clear}
                  onClear={() => change({ sourceLocale: '' })}
                  onChange={(sourceLocale) => change({ sourceLocale: String(sourceLocale ?? '') })}
                >
                  {languageOptions}
                </SingleSelect>
              </ChoiceField>
            </Cell>
            <Cell>
              <ChoiceField
                name="types"
                label={intl.formatMessage({ id: 'translations.export.types', defaultMessage: 'Content types' })}
                error={faultOf('types')}
              >
                <MultiSelect
                  value={choice.types}
                  placeholder={all}
                  clearLabel={clear}
                  withTags
                  onClear={() => change({ types: [] })}
                  onChange={(types) => change({ types })}
                >
                  {contentTypes.map(({ uid, info: { displayName } }) => (
                    <MultiSelectOption key={uid} value={uid}>
                      {intl.formatMessage({ id: displayName, defaultMessage: displayName })}
                    </MultiSelectOption>
                  ))}
                </MultiSelect>
              </ChoiceField>
            </Cell>
            <Cell>
              <ChoiceField
                name="states"
                label={intl.formatMessage({ id: 'translations.export.states', defaultMessage: 'State' })}
                error={faultOf('states')}
              >
                <MultiSelect
                  value={choice.states}
                  placeholder={all}
                  clearLabel={clear}
                  withTags
                  onClear={() => change({ states: [] })}
                  onChange={(states) => change({ states: states as VersionState[] })}
                >
                  {STATES.map((state) => (
                    <MultiSelectOption key={state} value={state}>
                      {stateWords[state]}
                    </MultiSelectOption>
                  ))}
                </MultiSelect>
              </ChoiceField>
            </Cell>
            <Cell>
              <ChoiceField
                name="version"
                label={intl.formatMessage({ id: 'translations.export.format', defaultMessage: 'Format' })}
                error={faultOf('version')}
              >
                <SingleSelect
                  value={choice.version}
                  onChange={(version) => change({ version: version as XliffVersion })}
                >
                  {XLIFF_VERSIONS.map((version) => (
                    <SingleSelectOption key={version} value={version}>
                      {`XLIFF ${version}`}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </ChoiceField>
            </Cell>
            <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch" justifyContent="flex-end">
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
          <Flex gap={4} wrap="wrap">
            <Button type="submit" startIcon={<Download />} loading={isWorking}>
              {intl.formatMessage({ id: 'translations.export.download', defaultMessage: 'Download' })}
            </Button>
            <Box role="status">
              {isWorking && (
                <Typography textColor="neutral600">
                  {intl.formatMessage({ id: 'translations.export.working', defaultMessage: 'Writing the file…' })}
                </Typography>
              )}
              {result?.kind === 'saved' && (
                <Typography textColor="success700">
                  {intl.formatMessage(
                    { id: 'translations.export.saved', defaultMessage: '{file} has been downloaded.' },
                    { file: result.name }
                  )}
                </Typography>
              )}
              {result?.kind === 'nothing' && (
                <Typography textColor="neutral800">
                  {intl.formatMessage({
                    id: 'translations.export.nothing',
                    defaultMessage: 'There is nothing to export: nothing you may read is left of this choice.',
                  })}
                </Typography>
              )}
            </Box>
          </Flex>
          {problem && !FIELDS.some((field) => field === problem.parameter) && (
            <ProblemText>
              {problem.message ??
                intl.formatMessage({
                  id: 'translations.export.broken-off',
                  defaultMessage: 'The hub did not answer, or broke off. Try again.',
                })}
            </ProblemText>
          )}
        </Flex>
      </Card>
    );
  }
);
ExportCard.displayName = 'ExportCard';

const Cell = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

const ChoiceField = ({
  name,
  label,
  error,
  children,
}: {
  name: keyof ExportChoice;
  label: string;
  error: string | undefined;
  children: ReactNode;
}) => (
  <Field.Root name={name} error={error}>
    <Field.Label>{label}</Field.Label>
    {children}
    <Box role="alert">
      <Field.Error />
    </Box>
  </Field.Root>
);
