import { HIDDEN } from '../hidden';

/** The board as a person keeps it. */
export const viewSchema = {
  kind: 'collectionType',
  collectionName: 'translations_views',
  info: {
    singularName: 'view',
    pluralName: 'views',
    displayName: 'View',
    description: 'The translators’ board as a person keeps it.',
  },
  ...HIDDEN,
  attributes: {
    name: { type: 'string', required: true },
    filters: { type: 'json', required: true },
    owner: { type: 'relation', relation: 'manyToOne', target: 'admin::user', useJoinTable: false },
  },
  indexes: [{ name: 'translations_views_unique', columns: ['owner_id', 'name'], type: 'unique' }],
} as const;
