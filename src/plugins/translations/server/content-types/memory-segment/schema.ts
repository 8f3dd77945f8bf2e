import { HIDDEN } from '../hidden';

/** A translated passage that the translation memory knows. The hub and imports of files write it; nobody edits it. */
export const memorySegmentSchema = {
  kind: 'collectionType',
  collectionName: 'translations_memory',
  info: {
    singularName: 'memory-segment',
    pluralName: 'memory-segments',
    displayName: 'Memory segment',
    description: 'A translated passage that the translation memory knows.',
  },
  ...HIDDEN,
  attributes: {
    /** What there is one row of: see memory/segment.ts. */
    key: { type: 'string', required: true },
    sourceLocale: { type: 'string', required: true },
    locale: { type: 'string', required: true },
    sourceText: { type: 'text', required: true },
    /** Of the source text, which is too long for an index. */
    sourceHash: { type: 'string', required: true },
    /** Of the source text, in its order, with a space between each two. */
    sourceWords: { type: 'text', required: true },
    sourcePassage: { type: 'json', required: true },
    targetPassage: { type: 'json', required: true },
    /** The place it is from: the uid of a content type, a documentId, the id of a unit. */
    type: { type: 'string' },
    entry: { type: 'string' },
    unit: { type: 'string' },
    /** Or the name of the file it is from. */
    file: { type: 'string' },
    approvedAt: { type: 'datetime', required: true },
  },
  indexes: [
    { name: 'translations_memory_key', columns: ['key'], type: 'unique' },
    { name: 'translations_memory_exact', columns: ['source_hash', 'locale'] },
    { name: 'translations_memory_place', columns: ['type', 'entry', 'locale'] },
  ],
  // Those of words and trigrams are made at boot: see memory/prepare-indexes.ts.
} as const;
