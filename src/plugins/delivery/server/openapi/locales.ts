import type { DeliveryOptions } from '../config';

import { responsesOf } from './answers';
import { headersWith } from './headers';
import { refTo, schemaRef } from './names';
import type { JsonSchema } from './schema-of-attribute';

/** The address of Strapi's own list of languages, behind the prefix. */
export const LOCALES_PATH = '/i18n/locales';

const NAME = 'locales';
export const LOCALES_TAG = { name: NAME, description: 'The languages that content is there in.' };

/** The name of the schema of a language's code. */
export const LOCALE_CODE = 'LocaleCode';

const TEXT = { type: 'string' };
const MOMENT = { type: 'string', format: 'date-time' };

/** The codes of languages, and what is said of one. */
export function localeSchemas({ locales }: Pick<DeliveryOptions, 'locales'>): Readonly<Record<string, JsonSchema>> {
  const properties = {
    id: { type: 'integer' },
    documentId: TEXT,
    code: schemaRef(LOCALE_CODE),
    name: { ...TEXT, description: 'What its readers call it.' },
    language: { ...TEXT, description: 'What it is called in English.' },
    isDefault: { type: 'boolean', description: 'Whether readers get it whose own language there is not.' },
    tag: { ...TEXT, description: 'Its BCP 47 tag, for `lang`.' },
    hreflang: { ...TEXT, description: 'Its tag in links for search engines.' },
    script: { ...TEXT, description: 'ISO 15924.' },
    direction: { type: 'string', enum: ['ltr', 'rtl'] },
    fallbacks: {
      type: 'array',
      items: schemaRef(LOCALE_CODE),
      description:
        'Whose text stands in for its own, the nearest first; after them comes the language an entry was written in.',
    },
    createdAt: MOMENT,
    updatedAt: MOMENT,
    publishedAt: { ...MOMENT, type: ['string', 'null'] },
  };
  return {
    [LOCALE_CODE]: {
      type: 'string',
      description: 'The code of a language.',
      enum: locales.map(({ code }) => code),
    },
    Locale: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
  };
}

/** Reads the list of languages. */
export const localesOperation = (): JsonSchema => ({
  operationId: 'listLocales',
  summary: 'The languages that content is there in, in the order in which sites show them',
  tags: [NAME],
  parameters: ['IfNoneMatch', 'IfModifiedSince'].map((name) => refTo('parameters', name)),
  responses: {
    200: {
      description: 'The languages.',
      headers: headersWith('ETag', 'Last-Modified', 'Vary', 'Surrogate-Key'),
      content: { 'application/json': { schema: { type: 'array', items: schemaRef('Locale') } } },
    },
    ...responsesOf({ isList: true }),
  },
});
