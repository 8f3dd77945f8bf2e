import type { CreateTermRequest, Term, TermTranslation, UpdateTermRequest } from '../../../shared/glossary';

/** What a term is called in a language, as it is typed: wordings with commas between them. */
export type TranslationForm = Record<keyof TermTranslation, string>;

/** A term as it is typed. */
export interface TermForm {
  term: string;
  sourceLocale: string;
  otherForms: string;
  note: string;
  isCaseSensitive: boolean;
  /** Of every language. */
  translations: Record<string, TranslationForm>;
}

const EMPTY: TermTranslation = { translation: null, otherForms: [], forbidden: [] };

const toTranslationForm = ({ translation, otherForms, forbidden }: TermTranslation): TranslationForm => ({
  translation: translation ?? '',
  otherForms: otherForms.join(', '),
  forbidden: forbidden.join(', '),
});

/** @param term - what there is to begin with; of a new term, its language at most */
export function toForm({ term, locales }: { term: Partial<Term>; locales: readonly string[] }): TermForm {
  return {
    term: term.term ?? '',
    sourceLocale: term.sourceLocale ?? '',
    otherForms: (term.otherForms ?? []).join(', '),
    note: term.note ?? '',
    isCaseSensitive: term.isCaseSensitive ?? false,
    translations: Object.fromEntries(
      locales.map((locale) => [locale, toTranslationForm(term.translations?.[locale] ?? EMPTY)])
    ),
  };
}

const toList = (typed: string): string[] =>
  typed
    .split(/[,;\n]/)
    .map((wording) => wording.trim())
    .filter((wording) => wording !== '');

/** What is sent of a new term. */
export function toRequest({ translations, otherForms, note, term, ...form }: TermForm): CreateTermRequest {
  const typed = Object.entries(translations).map(
    ([locale, said]) =>
      [
        locale,
        {
          translation: said.translation.trim() === '' ? null : said.translation.trim(),
          otherForms: toList(said.otherForms),
          forbidden: toList(said.forbidden),
        },
      ] as const
  );
  return {
    ...form,
    term: term.trim(),
    otherForms: toList(otherForms),
    note: note.trim() === '' ? null : note.trim(),
    translations: Object.fromEntries(
      typed.filter(
        ([locale, { translation, otherForms: forms, forbidden }]) =>
          locale !== form.sourceLocale && (translation !== null || forms.length + forbidden.length > 0)
      )
    ),
  };
}

/** What is sent of a term that there is: only what has changed, since who writes one language may not write the others. */
export function toChange({ before, after }: { before: TermForm; after: TermForm }): UpdateTermRequest {
  const { translations: was = {}, ...term } = toRequest(before);
  const { translations: is = {}, ...changed } = toRequest(after);
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const locales = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (locale) => !isSame(was[locale], is[locale])
  );
  const parts = Object.entries(changed).filter(([name, value]) => !isSame(term[name as keyof typeof term], value));
  return {
    ...Object.fromEntries(parts),
    ...(locales.length > 0 && {
      translations: Object.fromEntries(locales.map((locale) => [locale, is[locale] ?? null])),
    }),
  };
}
