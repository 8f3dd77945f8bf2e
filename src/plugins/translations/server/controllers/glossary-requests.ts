import { z } from 'zod';

import {
  MAX_NOTE,
  MAX_WORDING,
  MAX_WORDINGS,
  type CreateTermRequest,
  type UpdateTermRequest,
} from '../../shared/glossary';
import { findWordingFault } from '../glossary/wording';

import { oneOf, parse } from './requests';

const MAX_PAGE_SIZE = 100;

const wording = z
  .string('must be words')
  // As they are compared and shown, so that no term is there twice.
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
  .superRefine((text, { addIssue }) => {
    const fault = text.length > MAX_WORDING ? `must have ${MAX_WORDING} characters at most` : findWordingFault(text);
    if (fault !== undefined) addIssue({ code: 'custom', message: fault });
  });

const wordings = z
  .array(wording, `must be a list of ${MAX_WORDINGS} wordings at most`)
  .max(MAX_WORDINGS, `must be a list of ${MAX_WORDINGS} wordings at most`)
  .transform((list) => [...new Set(list)]);

const translation = z.strictObject(
  { translation: wording.nullable().optional(), otherForms: wordings.optional(), forbidden: wordings.optional() },
  'must be null, or have translation, otherForms and forbidden'
);

const note = z
  .string(`must be text of ${MAX_NOTE} characters at most`)
  .trim()
  .max(MAX_NOTE, `must be text of ${MAX_NOTE} characters at most`)
  .transform((text) => (text === '' ? null : text))
  .nullable();

const termOf = (locales: readonly string[]) =>
  z.strictObject(
    {
      term: wording,
      sourceLocale: oneOf(locales),
      otherForms: wordings.optional(),
      note: note.optional(),
      isCaseSensitive: z.boolean('must be true or false').optional(),
      translations: z
        .strictObject(
          Object.fromEntries(locales.map((locale) => [locale, translation.nullable().optional()])),
          `must hold what is said of ${locales.join(', ')}`
        )
        .optional(),
    },
    'must be a term'
  );

const pageNumber = (max: number) => {
  const problem = max === Infinity ? 'must be a number from 1 on' : `must be a number from 1 to ${max}`;
  return z
    .string(problem)
    .regex(/^[1-9]\d{0,8}$/, problem)
    .transform(Number)
    .refine((number) => number <= max, problem);
};

/** @throws ValidationError naming the parameter that is wrong, and what it may be */
export const parseGlossaryRequest = (query: unknown): { text: string; page: number; pageSize: number } =>
  parse(
    z.strictObject({
      text: z.string('must be text').trim().max(MAX_WORDING, `must have ${MAX_WORDING} characters at most`).default(''),
      page: pageNumber(Infinity).default(1),
      pageSize: pageNumber(MAX_PAGE_SIZE).default(50),
    }),
    query
  );

/** @throws ValidationError naming the part that is wrong, such as `translations.mk.forbidden`, and what it may be */
export const parseCreateTerm = ({ body, locales }: { body: unknown; locales: readonly string[] }): CreateTermRequest =>
  parse(termOf(locales), body);

/** @throws ValidationError naming the part that is wrong, such as `translations.mk.forbidden`, and what it may be */
export const parseUpdateTerm = ({ body, locales }: { body: unknown; locales: readonly string[] }): UpdateTermRequest =>
  parse(termOf(locales).partial(), body);

/** @throws ValidationError naming the part of the address that is wrong, and what it may be */
export const parseAidsRequest = ({
  params,
  allowed,
}: {
  params: unknown;
  allowed: { types: readonly string[]; locales: readonly string[] };
}): { type: string; documentId: string; locale: string } =>
  parse(z.object({ type: oneOf(allowed.types), documentId: z.string(), locale: oneOf(allowed.locales) }), params);
