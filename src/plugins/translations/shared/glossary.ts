/**
 * What a term is called in a language. Each of these is a wording: words that are looked for as whole words; one that ends with `*` stands for all
 * words that begin so, since languages inflect: `град*` finds “градови”.
 */
export interface TermTranslation {
  /** What should be written; null where the glossary says only what should not. */
  translation: string | null;
  /** Other wordings that are right as well, such as its inflected forms. */
  otherForms: string[];
  /** What should not be written for the term. */
  forbidden: string[];
}

/** A term of the glossary, with all languages. */
export interface Term {
  /** A documentId. */
  id: string;
  /** A wording, as it occurs in texts of the source locale. Once per source locale. */
  term: string;
  /** Other wordings of the same, such as the plural. */
  otherForms: string[];
  sourceLocale: string;
  /** For translators: what is meant by it. */
  note: string | null;
  /** Whether letters count as written, in all languages: for a name or an abbreviation. */
  isCaseSensitive: boolean;
  /** By locale; those the glossary says nothing of are left out. */
  translations: Record<string, TermTranslation>;
}

/** Characters that a wording has at most, and wordings that a list has at most. */
export const MAX_WORDING = 200;
export const MAX_WORDINGS = 20;
export const MAX_NOTE = 2000;

/** GET /translations/glossary?text=&page=&pageSize= — in the order of the terms; `text` is looked for in terms, notes and what they are called. */
export interface GetGlossaryResponse {
  data: Term[];
  meta: {
    pagination: { page: number; pageSize: number; pageCount: number; total: number };
    /** The languages the signed-in person may write: terms that come from them, and what terms are called in them. */
    writableLocales: string[];
  };
}

/** POST /translations/glossary answers 201 with the term. */
export interface CreateTermRequest {
  term: string;
  sourceLocale: string;
  otherForms?: string[];
  note?: string | null;
  isCaseSensitive?: boolean;
  translations?: Record<string, Partial<TermTranslation> | null | undefined>;
}

/**
 * PUT /translations/glossary/:id changes what it names and leaves the rest: of a language too, and null takes a language away.
 * DELETE /translations/glossary/:id answers 204.
 */
export type UpdateTermRequest = Partial<CreateTermRequest>;

export interface TermResponse {
  data: Term;
}
