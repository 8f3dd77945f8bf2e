import {
  Button,
  Dialog,
  EmptyStateLayout,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Pencil, Plus, Search, Trash } from '@strapi/icons';
import { ConfirmDialog, Page, useAPIErrorHandler, useDebounce, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';

import type { LanguageProgress } from '../../../shared/contracts';
import type { GetGlossaryResponse, Term } from '../../../shared/glossary';
import { Card } from '../card';
import type { DeskProps } from '../desk';
import { ColumnHeaders, DeskTable, ScrollingTable } from '../desk-table';
import { LanguageName } from '../language-name';
import { useDeleteTermMutation, useGetGlossaryQuery } from '../services';

import { TermDialog } from './term-dialog';

/** How long after the last letter the hub is asked. */
const PAUSE_MS = 300;

/** The glossary: its terms, and what they are called in one of the languages. */
export const GlossaryPage = ({ languages, ownLocale }: DeskProps) => {
  const intl = useIntl();
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const [locale, setLocale] = useState(ownLocale ?? languages[1]?.locale ?? '');
  const [edited, setEdited] = useState<Partial<Term>>();
  const { data, isError } = useGetGlossaryQuery({ text: useDebounce(text, PAUSE_MS), page });
  if (isError) return <Page.Error />;
  if (!data) return <Page.Loading />;

  const { pagination, writableLocales } = data.meta;
  const language = languages.find((one) => one.locale === locale);
  return (
    <Card
      id="translations-glossary"
      title={intl.formatMessage({ id: 'translations.page.glossary', defaultMessage: 'Glossary' })}
      subtitle={intl.formatMessage({
        id: 'translations.glossary.intro',
        defaultMessage:
          'What terms are called in each language. Translators see it beside the text, and are warned where they write something else.',
      })}
    >
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <Field.Root name="text" role="search" width="32rem">
          <Field.Label>
            {intl.formatMessage({ id: 'translations.glossary.search', defaultMessage: 'Search the glossary' })}
          </Field.Label>
          <TextInput
            type="search"
            startAction={<Search aria-hidden />}
            value={text}
            onChange={({ target }: { target: HTMLInputElement }) => {
              setText(target.value);
              setPage(1);
            }}
          />
        </Field.Root>
        <Field.Root name="locale" width="24rem">
          <Field.Label>
            {intl.formatMessage({ id: 'translations.glossary.shown', defaultMessage: 'Translations into' })}
          </Field.Label>
          <SingleSelect value={locale} onChange={(value) => setLocale(String(value))}>
            {languages.map((one) => (
              <SingleSelectOption key={one.locale} value={one.locale}>
                <LanguageName {...one} />
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        {writableLocales.length > 0 && (
          <Button
            type="button"
            startIcon={<Plus />}
            style={{ marginInlineStart: 'auto' }}
            onClick={() => setEdited({ sourceLocale: writableLocales[0] })}
          >
            {intl.formatMessage({ id: 'translations.glossary.add', defaultMessage: 'Add a term' })}
          </Button>
        )}
      </Flex>
      {data.data.length === 0 ? (
        <EmptyStateLayout
          content={
            text === ''
              ? intl.formatMessage({
                  id: 'translations.glossary.empty',
                  defaultMessage: 'The glossary has no terms yet.',
                })
              : intl.formatMessage({
                  id: 'translations.glossary.nothing',
                  defaultMessage: 'The glossary has nothing like it.',
                })
          }
        />
      ) : (
        <TermTable
          terms={data.data}
          language={language}
          languages={languages}
          writableLocales={writableLocales}
          onEdit={setEdited}
        />
      )}
      <Pages {...pagination} onChange={setPage} />
      {edited && (
        <TermDialog
          term={edited}
          languages={languages}
          writableLocales={writableLocales}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Card>
  );
};

interface TableProps {
  terms: readonly Term[];
  /** The one whose translations are shown. */
  language: LanguageProgress | undefined;
  languages: readonly LanguageProgress[];
  writableLocales: readonly string[];
  onEdit: (term: Term) => void;
}

const TermTable = ({ terms, language, languages, writableLocales, onEdit }: TableProps) => {
  const intl = useIntl();
  const headers = [
    intl.formatMessage({ id: 'translations.glossary.term', defaultMessage: 'Term' }),
    intl.formatMessage({ id: 'translations.glossary.language', defaultMessage: 'Its language' }),
    intl.formatMessage({ id: 'translations.glossary.translation', defaultMessage: 'Translation' }),
    intl.formatMessage({ id: 'translations.glossary.forbidden', defaultMessage: 'Not to be written' }),
    ...(writableLocales.length > 0
      ? [intl.formatMessage({ id: 'translations.glossary.actions', defaultMessage: 'Actions' })]
      : []),
  ];
  return (
    <ScrollingTable labelledBy="translations-glossary">
      <DeskTable>
        <thead>
          <tr>
            <ColumnHeaders names={headers} />
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => {
            const source = languages.find(({ locale }) => locale === term.sourceLocale);
            const said = language && term.translations[language.locale];
            return (
              <tr key={term.id}>
                <th scope="row">
                  <Typography tag="p" lang={source?.tag} fontWeight="semiBold" textColor="neutral800">
                    {term.term}
                  </Typography>
                  {term.note !== null && (
                    <Typography variant="pi" textColor="neutral600">
                      {term.note}
                    </Typography>
                  )}
                </th>
                <td>
                  <Typography textColor="neutral700">
                    {source ? <LanguageName {...source} /> : term.sourceLocale}
                  </Typography>
                </td>
                <td lang={language?.tag}>
                  <Typography textColor="neutral800">{said?.translation}</Typography>
                </td>
                <td lang={language?.tag}>
                  <Typography textColor="neutral700">{said?.forbidden.join(', ')}</Typography>
                </td>
                {writableLocales.length > 0 && (
                  <td>
                    <Flex gap={1}>
                      <IconButton
                        variant="ghost"
                        label={intl.formatMessage(
                          { id: 'translations.glossary.edit', defaultMessage: 'Edit “{term}”' },
                          { term: term.term }
                        )}
                        onClick={() => onEdit(term)}
                      >
                        <Pencil />
                      </IconButton>
                      {writableLocales.includes(term.sourceLocale) && <DeleteButton term={term} />}
                    </Flex>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </DeskTable>
    </ScrollingTable>
  );
};

const DeleteButton = ({ term: { id, term } }: { term: Term }) => {
  const intl = useIntl();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: formatError } = useAPIErrorHandler();
  const [deleteTerm] = useDeleteTermMutation();
  const title = intl.formatMessage({ id: 'translations.glossary.delete', defaultMessage: 'Delete “{term}”' }, { term });
  const confirm = async () => {
    const answer = await deleteTerm(id);
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: formatError(answer.error) });
    }
  };
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <IconButton variant="ghost" label={title}>
          <Trash />
        </IconButton>
      </Dialog.Trigger>
      <ConfirmDialog title={title} onConfirm={confirm}>
        {intl.formatMessage({
          id: 'translations.glossary.confirm',
          defaultMessage: 'The glossary forgets the term in all languages.',
        })}
      </ConfirmDialog>
    </Dialog.Root>
  );
};

interface PagesProps extends Pick<GetGlossaryResponse['meta']['pagination'], 'page' | 'pageCount'> {
  onChange: (page: number) => void;
}

const Pages = ({ page, pageCount, onChange }: PagesProps) => {
  const intl = useIntl();
  if (pageCount < 2) return null;
  return (
    <Flex tag="nav" gap={4} justifyContent="center" aria-labelledby="translations-glossary">
      <Button type="button" variant="tertiary" disabled={page === 1} onClick={() => onChange(page - 1)}>
        {intl.formatMessage({ id: 'translations.glossary.previous', defaultMessage: 'Previous page' })}
      </Button>
      <Typography textColor="neutral600" role="status">
        {intl.formatMessage(
          { id: 'translations.glossary.pages', defaultMessage: 'Page {page} of {count}' },
          { page, count: pageCount }
        )}
      </Typography>
      <Button type="button" variant="tertiary" disabled={page >= pageCount} onClick={() => onChange(page + 1)}>
        {intl.formatMessage({ id: 'translations.glossary.next', defaultMessage: 'Next page' })}
      </Button>
    </Flex>
  );
};
