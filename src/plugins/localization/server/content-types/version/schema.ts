import { VERSION_STATES } from '../../../shared/contracts';

/** What the hub remembers of an entry in one language. The engine writes it; nobody edits it. */
export const versionSchema = {
  kind: 'collectionType',
  collectionName: 'localization_versions',
  info: {
    singularName: 'version',
    pluralName: 'versions',
    displayName: 'Version',
    description: 'What the hub remembers of an entry in one language.',
  },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    /** The uid of the entry's content type, and its documentId. */
    type: { type: 'string', required: true },
    entry: { type: 'string', required: true },
    locale: { type: 'string', required: true },
    sourceLocale: { type: 'string', required: true },
    contentLocale: { type: 'string', required: true },
    state: { type: 'enumeration', enum: [...VERSION_STATES], required: true },
    stateBefore: { type: 'enumeration', enum: [...VERSION_STATES] },
    draftTexts: { type: 'json', required: true },
    publishedTexts: { type: 'json', required: true },
    pendingTexts: { type: 'json', required: true },
    publishedTargets: { type: 'json', required: true },
    publishedParts: { type: 'json', required: true },
    staleCount: { type: 'integer', required: true, default: 0 },
    untranslatedCount: { type: 'integer', required: true, default: 0 },
    /** Null in rows from before words were counted, until the back-fill has been there. */
    wordsLeft: { type: 'integer' },
  },
  indexes: [
    { name: 'localization_versions_unique', columns: ['type', 'entry', 'locale'], type: 'unique' },
    // What translators ask: what is there to do in my language, of this type, what has changed.
    { name: 'localization_versions_state', columns: ['locale', 'state', 'type'] },
    { name: 'localization_versions_stale', columns: ['locale', 'stale_count'] },
    // All that lists and sums of versions look at, so that PostgreSQL reads no texts for them.
    {
      name: 'localization_versions_counts',
      columns: ['locale', 'type', 'entry', 'source_locale', 'state', 'stale_count', 'untranslated_count', 'words_left'],
    },
  ],
} as const;
