import { HIDDEN } from '../hidden';

/** What a person has been told by e-mail, and whether they want to be. */
export const digestReaderSchema = {
  kind: 'collectionType',
  collectionName: 'translations_digest_readers',
  info: {
    singularName: 'digest-reader',
    pluralName: 'digest-readers',
    displayName: 'Digest reader',
    description: 'What a person has been told by e-mail, and whether they want to be.',
  },
  ...HIDDEN,
  attributes: {
    /** A column with a foreign key: PostgreSQL empties it when the person is deleted. */
    person: { type: 'relation', relation: 'manyToOne', target: 'admin::user', useJoinTable: false },
    isWanted: { type: 'boolean', required: true, default: true },
    sentAt: { type: 'datetime' },
  },
  indexes: [{ name: 'translations_digest_readers_unique', columns: ['person_id'], type: 'unique' }],
} as const;
