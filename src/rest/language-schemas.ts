/**
 * What every entry says of the language of its text, as parts of the OpenAPI document: what the localization plugin writes into these attributes
 * (docs/localization.md). `LocaleCode` is the delivery plugin's.
 */

type Fragment = Readonly<Record<string, unknown>>;

const LOCALE_CODE = { $ref: '#/components/schemas/LocaleCode' };

/** By attribute. */
export const LANGUAGE_ATTRIBUTES: Readonly<Record<string, Fragment>> = {
  // The engine writes both with each version.
  contentLocale: LOCALE_CODE,
  fieldLocales: { oneOf: [{ $ref: '#/components/schemas/FieldLocales' }, { type: 'null' }] },
};

export const LANGUAGE_SCHEMAS: Readonly<Record<string, Fragment>> = {
  FieldLocales: {
    type: 'object',
    description:
      'The language of each text field that is not empty, by path, such as `name` or `cover.alt`; of a rich text in several languages, one for each of its blocks.',
    additionalProperties: { oneOf: [LOCALE_CODE, { type: 'array', items: LOCALE_CODE }] },
  },
};
