import { HIDDEN } from '../hidden';

/** That texts of a version have become stale: kept until everybody whom it concerns has been told. */
export const noticeSchema = {
  kind: 'collectionType',
  collectionName: 'translations_notices',
  info: {
    singularName: 'notice',
    pluralName: 'notices',
    displayName: 'Notice',
    description: 'That texts of a version have become stale.',
  },
  ...HIDDEN,
  attributes: {
    /** The uid of the entry's content type, and its documentId. */
    type: { type: 'string', required: true },
    entry: { type: 'string', required: true },
    locale: { type: 'string', required: true },
    /** Such as `2026-12-01T07:00:00.000Z`: the last time. */
    becameStaleAt: { type: 'datetime', required: true },
  },
  indexes: [{ name: 'translations_notices_unique', columns: ['type', 'entry', 'locale'], type: 'unique' }],
} as const;
