import { HIDDEN } from '../hidden';

/** Who works on an entry in one language, and until when. */
export const assignmentSchema = {
  kind: 'collectionType',
  collectionName: 'translations_assignments',
  info: {
    singularName: 'assignment',
    pluralName: 'assignments',
    displayName: 'Assignment',
    description: 'Who works on an entry in one language, and until when.',
  },
  ...HIDDEN,
  attributes: {
    /** The uid of the entry's content type, and its documentId. */
    type: { type: 'string', required: true },
    entry: { type: 'string', required: true },
    locale: { type: 'string', required: true },
    /** A column with a foreign key: PostgreSQL empties it when the person is deleted. */
    assignee: { type: 'relation', relation: 'manyToOne', target: 'admin::user', useJoinTable: false },
    dueOn: { type: 'date' },
  },
  indexes: [
    { name: 'translations_assignments_unique', columns: ['type', 'entry', 'locale'], type: 'unique' },
    { name: 'translations_assignments_assignee', columns: ['assignee_id'] },
  ],
} as const;
