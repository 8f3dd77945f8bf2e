import { HIDDEN } from '../hidden';

/** A term of the glossary. The panel's page edits it, by the service `glossary`; see shared/glossary.ts. */
export const termSchema = {
  kind: 'collectionType',
  collectionName: 'translations_terms',
  info: {
    singularName: 'term',
    pluralName: 'terms',
    displayName: 'Term',
    description: 'A term of the glossary, and what it is called in each language.',
  },
  ...HIDDEN,
  attributes: {
    term: { type: 'string', required: true },
    otherForms: { type: 'json', required: true },
    sourceLocale: { type: 'string', required: true },
    note: { type: 'text' },
    isCaseSensitive: { type: 'boolean', required: true, default: false },
    /** By locale. */
    translations: { type: 'json', required: true },
  },
  indexes: [{ name: 'translations_terms_unique', columns: ['source_locale', 'term'], type: 'unique' }],
} as const;
