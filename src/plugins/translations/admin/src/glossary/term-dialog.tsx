import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  Grid,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';

import type { LanguageProgress } from '../../../shared/contracts';
import { MAX_NOTE, type Term } from '../../../shared/glossary';
import { LanguageName } from '../language-name';
import { toProblem, type Problem } from '../problem';
import { ProblemText } from '../problem-text';
import { useCreateTermMutation, useUpdateTermMutation } from '../services';

import { toChange, toForm, toRequest, type TermForm, type TranslationForm } from './term-form';

interface Props {
  /** A new one has no id. */
  term: Partial<Term>;
  languages: readonly LanguageProgress[];
  /** Those the person may write. */
  writableLocales: readonly string[];
  onClose: () => void;
}

/** A term and what it is called, to be added or changed. What somebody may not write is shown. */
export const TermDialog = ({ term, languages, writableLocales, onClose }: Props) => {
  const intl = useIntl();
  const [createTerm, creating] = useCreateTermMutation();
  const [updateTerm, updating] = useUpdateTermMutation();
  const locales = languages.map(({ locale }) => locale);
  const [before] = useState(() => toForm({ term, locales }));
  const [form, setForm] = useState(before);
  const [problem, setProblem] = useState<Problem>();
  const isTermWritable = writableLocales.includes(before.sourceLocale);
  const change = (part: Partial<TermForm>) => setForm({ ...form, ...part });
  const faultOf = (parameter: string) => (problem?.parameter === parameter ? problem.message : undefined);
  const words = useFieldWords();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer =
      term.id === undefined
        ? await createTerm(toRequest(form))
        : await updateTerm({ id: term.id, change: toChange({ before, after: form }) });
    if ('error' in answer) setProblem(toProblem(answer.error as Parameters<typeof toProblem>[0]));
    else onClose();
  };

  const cancel = intl.formatMessage({ id: 'translations.glossary.cancel', defaultMessage: 'Cancel' });
  const others = languages.filter(({ locale }) => locale !== form.sourceLocale);
  const hasField = (parameter: string | undefined) =>
    parameter !== undefined && /^(term|sourceLocale|otherForms|note|translations\..+\..+)$/.test(parameter);
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={cancel}>
          <Modal.Title>
            {term.id === undefined
              ? intl.formatMessage({ id: 'translations.glossary.add', defaultMessage: 'Add a term' })
              : intl.formatMessage(
                  { id: 'translations.glossary.edit', defaultMessage: 'Edit “{term}”' },
                  { term: before.term }
                )}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex
            tag="form"
            id="translations-term"
            direction="column"
            alignItems="stretch"
            gap={4}
            noValidate
            onSubmit={(event: FormEvent) => void submit(event)}
          >
            <Typography textColor="neutral600">
              {intl.formatMessage({
                id: 'translations.glossary.hint',
                defaultMessage:
                  'Whole words are found. A word with * at its end stands for all that begin so: град* finds градови. Put commas between several.',
              })}
            </Typography>
            <Grid.Root gap={4}>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <TextField
                  name="term"
                  label={words.term}
                  lang={form.sourceLocale}
                  value={form.term}
                  error={faultOf('term')}
                  isDisabled={!isTermWritable}
                  isRequired
                  onChange={(value) => change({ term: value })}
                />
              </Grid.Item>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <TextField
                  name="otherForms"
                  label={words.otherForms}
                  lang={form.sourceLocale}
                  value={form.otherForms}
                  error={faultOf('otherForms')}
                  isDisabled={!isTermWritable}
                  onChange={(value) => change({ otherForms: value })}
                />
              </Grid.Item>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <Field.Root name="sourceLocale" error={faultOf('sourceLocale')}>
                  <Field.Label>
                    {intl.formatMessage({ id: 'translations.glossary.language', defaultMessage: 'Its language' })}
                  </Field.Label>
                  <SingleSelect
                    value={form.sourceLocale}
                    disabled={!isTermWritable}
                    onChange={(value) => change({ sourceLocale: String(value) })}
                  >
                    {languages
                      .filter(({ locale }) => locale === before.sourceLocale || writableLocales.includes(locale))
                      .map((language) => (
                        <SingleSelectOption key={language.locale} value={language.locale}>
                          <LanguageName {...language} />
                        </SingleSelectOption>
                      ))}
                  </SingleSelect>
                  <Field.Error />
                </Field.Root>
              </Grid.Item>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" justifyContent="flex-end">
                <Checkbox
                  checked={form.isCaseSensitive}
                  disabled={!isTermWritable}
                  onCheckedChange={(checked) => change({ isCaseSensitive: checked === true })}
                >
                  {intl.formatMessage({
                    id: 'translations.glossary.case',
                    defaultMessage: 'Only with the same capital letters',
                  })}
                </Checkbox>
              </Grid.Item>
            </Grid.Root>
            <Field.Root name="note" error={faultOf('note')}>
              <Field.Label>
                {intl.formatMessage({ id: 'translations.glossary.note', defaultMessage: 'Note for translators' })}
              </Field.Label>
              <Textarea
                value={form.note}
                disabled={!isTermWritable}
                maxLength={MAX_NOTE}
                onChange={({ target }: { target: HTMLTextAreaElement }) => change({ note: target.value })}
              />
              <Field.Error />
            </Field.Root>
            {others.map((language) => (
              <Translation
                key={language.locale}
                language={language}
                value={form.translations[language.locale] as TranslationForm}
                isDisabled={!writableLocales.includes(language.locale)}
                faultOf={(part) => faultOf(`translations.${language.locale}.${part}`)}
                onChange={(value) => change({ translations: { ...form.translations, [language.locale]: value } })}
              />
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {cancel}
          </Button>
          {problem && !hasField(problem.parameter) && (
            <ProblemText>
              {problem.message ??
                intl.formatMessage({
                  id: 'translations.glossary.unsent',
                  defaultMessage: 'The hub did not answer. Try again.',
                })}
            </ProblemText>
          )}
          <Button type="submit" form="translations-term" loading={creating.isLoading || updating.isLoading}>
            {intl.formatMessage({ id: 'translations.glossary.save', defaultMessage: 'Save' })}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};

const useFieldWords = () => {
  const intl = useIntl();
  return {
    term: intl.formatMessage({ id: 'translations.glossary.term', defaultMessage: 'Term' }),
    otherForms: intl.formatMessage({ id: 'translations.glossary.other-forms', defaultMessage: 'Also found as' }),
    translation: intl.formatMessage({ id: 'translations.glossary.translation', defaultMessage: 'Translation' }),
    otherTranslations: intl.formatMessage({
      id: 'translations.glossary.other-translations',
      defaultMessage: 'Also right',
    }),
    forbidden: intl.formatMessage({ id: 'translations.glossary.forbidden', defaultMessage: 'Not to be written' }),
  };
};

interface TranslationProps {
  language: LanguageProgress;
  value: TranslationForm;
  isDisabled: boolean;
  faultOf: (part: keyof TranslationForm) => string | undefined;
  onChange: (value: TranslationForm) => void;
}

const Translation = ({ language, value, isDisabled, faultOf, onChange }: TranslationProps) => {
  const words = useFieldWords();
  const labels: Record<keyof TranslationForm, string> = {
    translation: words.translation,
    otherForms: words.otherTranslations,
    forbidden: words.forbidden,
  };
  return (
    <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Typography tag="legend" variant="omega" fontWeight="bold" textColor="neutral800">
        <LanguageName {...language} />
      </Typography>
      <Grid.Root gap={4} marginTop={1}>
        {(Object.keys(labels) as (keyof TranslationForm)[]).map((part) => (
          <Grid.Item key={part} col={4} xs={12} direction="column" alignItems="stretch">
            <TextField
              name={`${language.locale}.${part}`}
              label={labels[part]}
              lang={language.tag}
              value={value[part]}
              error={faultOf(part)}
              isDisabled={isDisabled}
              onChange={(typed) => onChange({ ...value, [part]: typed })}
            />
          </Grid.Item>
        ))}
      </Grid.Root>
    </Box>
  );
};

interface TextFieldProps {
  name: string;
  label: string;
  lang: string;
  value: string;
  error: string | undefined;
  isDisabled: boolean;
  isRequired?: boolean;
  onChange: (value: string) => void;
}

const TextField = ({ name, label, lang, value, error, isDisabled, isRequired, onChange }: TextFieldProps) => (
  <Field.Root name={name} error={error} required={isRequired}>
    <Field.Label>{label}</Field.Label>
    <TextInput
      lang={lang}
      value={value}
      disabled={isDisabled}
      onChange={({ target }: { target: HTMLInputElement }) => onChange(target.value)}
    />
    <Field.Error />
  </Field.Root>
);
