import { isDeepStrictEqual } from 'node:util';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import type { CreateTermRequest, Term, TermTranslation, UpdateTermRequest } from '../../shared/glossary';
import { createGlossary, type Glossary, type GlossaryTerm } from '../glossary/glossary';

const TERM = 'plugin::translations.term';

/** A row of the table of terms; the driver leaves JSON as it is stored. */
interface Row {
  id: string;
  term: string;
  otherForms: string;
  sourceLocale: string;
  note: string | null;
  isCaseSensitive: boolean;
  translations: string;
}

const COLUMNS = `document_id AS id, term, other_forms AS "otherForms", source_locale AS "sourceLocale", note,
  is_case_sensitive AS "isCaseSensitive", translations`;

/** Of a term without its id. */
type Data = Omit<Term, 'id'>;

interface Writing {
  /** The languages that may be written; all of them where left out. */
  locales?: readonly string[];
}

/** The glossary: terms, and what they are called in each language. */
export function createGlossaryService({ strapi }: { strapi: Core.Strapi }) {
  const documents = () => strapi.documents(TERM as never);
  const table = () => strapi.db.metadata.get(TERM).tableName;

  async function select(sql: string, bindings: readonly unknown[]): Promise<Term[]> {
    return strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      const { rows } = await trx.raw<{ rows: Row[] }>(`SELECT ${COLUMNS} FROM ?? ${sql}`, [
        table(),
        ...bindings,
      ] as never);
      return rows.map(({ otherForms, translations, ...row }) => ({
        ...row,
        otherForms: JSON.parse(otherForms) as string[],
        translations: JSON.parse(translations) as Term['translations'],
      }));
    });
  }

  /** Writers take turns, so that two who write different languages of one term lose nothing of each other's. */
  function write<Result>(work: () => Promise<Result>): Promise<Result> {
    return strapi.db.transaction(async ({ trx }) => {
      await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', ['translations: glossary']);
      return work();
    }) as Promise<Result>;
  }

  async function findOne(id: string): Promise<Term> {
    const [found] = await select('WHERE document_id = ?', [id]);
    if (!found) throw new errors.NotFoundError(`The glossary has no term with the id ${id}`);
    return found;
  }

  /** @throws ValidationError where the term cannot be as it is to become */
  async function check({ id, term, sourceLocale, translations }: Data & { id?: string }): Promise<void> {
    if (translations[sourceLocale]) {
      throw invalid(`translations.${sourceLocale}`, 'is the language of the term itself; write it under otherForms');
    }
    const [same] = await select('WHERE source_locale = ? AND term = ?', [sourceLocale, term]);
    if (same && same.id !== id) throw invalid('term', `the glossary has “${term}” in ${sourceLocale} already`);
  }

  return {
    /** A page of the terms that hold a text: in themselves, in their note, or in what they are called. */
    async list(request: { text: string; page: number; pageSize: number }): Promise<{ terms: Term[]; total: number }> {
      const { text, page, pageSize } = request;
      const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      const where = `WHERE (term ILIKE ? OR note ILIKE ? OR CAST(other_forms AS text) ILIKE ? OR EXISTS (
        SELECT 1 FROM jsonb_each(translations) AS said
        WHERE concat_ws(' ', said.value->>'translation', said.value->>'otherForms', said.value->>'forbidden') ILIKE ?))`;
      const matching = Array<string>(4).fill(like);
      const total = await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        const { rows } = await trx.raw<{ rows: { total: string }[] }>(`SELECT count(*) AS total FROM ?? ${where}`, [
          table(),
          ...matching,
        ]);
        return Number(rows[0]?.total);
      });
      const terms = await select(`${where} ORDER BY lower(term), id LIMIT ? OFFSET ?`, [
        ...matching,
        pageSize,
        (page - 1) * pageSize,
      ]);
      return { terms, total };
    },

    /**
     * Adds a term.
     *
     * @throws PolicyError (403) naming a language that may not be written; ValidationError where the source language has the term already
     */
    create({ data, locales }: Writing & { data: CreateTermRequest }): Promise<Term> {
      const { otherForms = [], note = null, isCaseSensitive = false, translations, ...term } = data;
      const created = { ...term, otherForms, note, isCaseSensitive, translations: merge({}, translations) };
      checkRights({ locales, changed: [term.sourceLocale, ...Object.keys(created.translations)] });
      return write(async () => {
        await check(created);
        const { documentId } = await documents().create({ data: created as never });
        return { id: documentId, ...created };
      });
    },

    /**
     * Changes what is named of a term.
     *
     * @throws PolicyError (403) naming a language that may not be written; NotFoundError; ValidationError as `create` does
     */
    update({ id, data, locales }: Writing & { id: string; data: UpdateTermRequest }): Promise<Term> {
      return write(async () => {
        const before = await findOne(id);
        const after = { ...before, ...data, translations: merge(before.translations, data.translations) };
        checkRights({ locales, changed: changedLocales(before, after) });
        await check(after);
        const { id: _, ...changed } = after;
        await documents().update({ documentId: id, data: changed as never });
        return after;
      });
    },

    /** @throws PolicyError (403) for who may not write the term's language; NotFoundError */
    delete({ id, locales }: Writing & { id: string }): Promise<void> {
      return write(async () => {
        const { sourceLocale } = await findOne(id);
        checkRights({ locales, changed: [sourceLocale] });
        await documents().delete({ documentId: id });
      });
    },

    /** The glossary from one language into another. One statement. */
    async between({ sourceLocale, locale }: { sourceLocale: string; locale: string }): Promise<Glossary> {
      const terms = await select('WHERE source_locale = ? ORDER BY lower(term), id', [sourceLocale]);
      return createGlossary(terms.map((term) => inLanguage(term, locale)));
    },
  };
}

export type GlossaryService = ReturnType<typeof createGlossaryService>;

const invalid = (parameter: string, problem: string) =>
  new errors.ValidationError(`${parameter}: ${problem}`, { parameter });

const NOTHING: TermTranslation = { translation: null, otherForms: [], forbidden: [] };

const isNothing = ({ translation, otherForms, forbidden }: TermTranslation): boolean =>
  translation === null && otherForms.length + forbidden.length === 0;

/** What is said of the languages after a change; those of which nothing is left are left out. */
function merge(before: Term['translations'], change: CreateTermRequest['translations'] = {}): Term['translations'] {
  const changed = Object.entries(change).map(
    ([locale, said]) => [locale, said ? { ...NOTHING, ...before[locale], ...said } : NOTHING] as const
  );
  return Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(changed) }).filter(([, said]) => !isNothing(said))
  );
}

/** The languages of which a change says something else: the source's for the term itself. */
function changedLocales(before: Term, after: Term): string[] {
  const { translations: was, ...term } = before;
  const { translations: is, ...changed } = after;
  const locales = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [
    ...(isDeepStrictEqual(term, changed) ? [] : [before.sourceLocale, after.sourceLocale]),
    ...[...locales].filter((locale) => !isDeepStrictEqual(was[locale], is[locale])),
  ];
}

function checkRights({ locales, changed }: Writing & { changed: readonly string[] }): void {
  const missing = locales && changed.find((locale) => !locales.includes(locale));
  // Strapi hides the message of a plain ForbiddenError.
  if (missing) throw new errors.PolicyError(`You need the right to publish in ${missing}`);
}

function inLanguage({ term, otherForms, note, isCaseSensitive, translations }: Term, locale: string): GlossaryTerm {
  const { translation, otherForms: otherTranslations, forbidden } = translations[locale] ?? NOTHING;
  return { term, otherForms, note, isCaseSensitive, translation, otherTranslations, forbidden };
}
