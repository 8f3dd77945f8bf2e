import { LOCALES, type LocaleCode } from '../locales';

import { READ_MEMBERS_CONTENT } from './reading-rights';

/**
 * Who may do what: the one table. Each boot brings Strapi's roles in line with it, so a grant is added or taken
 * away here and nowhere else. Roles that an administrator creates in the admin panel are left as they are.
 * docs/access.md explains each decision.
 */

/** What can be granted on content. Strapi counts taking a version off the site as publishing; see guards/. */
export type ContentAction = 'create' | 'read' | 'update' | 'delete' | 'publish';

/** What can be granted on the media library. "change" includes replacing, moving and deleting any file. */
export type MediaAction = 'browse' | 'upload' | 'change' | 'download' | 'copy link';

export interface ContentGrant {
  may: readonly ContentAction[];
  /** On all content, or only on what the person created. */
  on: 'all content' | 'own entries';
  languages: 'all' | LocaleCode;
  /**
   * Localised text is what a translator writes; the rest (numbers, dates, media, relations) is shared by all languages.
   * The other side of a relation (a country's events, where events name their countries) belongs to other entries.
   */
  fields: 'all' | 'all but the other side of relations' | 'localised text';
}

export interface AdminRole {
  /** Identifies the role in the database for good; the name may change. */
  code: `hub::${string}`;
  name: string;
  description: string;
  /** The content types under src/api. No role here may touch members' accounts. */
  content: readonly ContentGrant[];
  mediaLibrary: readonly MediaAction[];
}

const NETWORK_EDITOR: AdminRole = {
  code: 'hub::network-editor',
  name: 'Network editor',
  description: 'Writes, publishes and deletes all content in all languages, and keeps the media library.',
  content: [
    { may: ['create', 'read', 'update', 'delete', 'publish'], on: 'all content', languages: 'all', fields: 'all' },
  ],
  mediaLibrary: ['browse', 'upload', 'change', 'download', 'copy link'],
};

const CONTRIBUTOR: AdminRole = {
  code: 'hub::contributor',
  name: 'Contributor',
  description: 'Writes drafts and edits their own; never publishes or deletes.',
  content: [
    { may: ['read'], on: 'all content', languages: 'all', fields: 'all' },
    { may: ['create'], on: 'all content', languages: 'all', fields: 'all but the other side of relations' },
    { may: ['update'], on: 'own entries', languages: 'all', fields: 'all but the other side of relations' },
  ],
  // Not "change": Strapi's bulk delete of files asks only whether one may change files at all, not whose they are.
  mediaLibrary: ['browse', 'upload', 'download', 'copy link'],
};

const translator = ({ code, language }: (typeof LOCALES)[number]): AdminRole => ({
  code: `hub::translator::${code}`,
  name: `Translator (${language})`,
  description: `Reads everything; writes the text in ${language} of what exists. Publishes nothing.`,
  content: [
    { may: ['read'], on: 'all content', languages: 'all', fields: 'all' },
    { may: ['update'], on: 'all content', languages: code, fields: 'localised text' },
  ],
  mediaLibrary: [],
});

const reviewer = ({ code, language }: (typeof LOCALES)[number]): AdminRole => ({
  code: `hub::reviewer::${code}`,
  name: `Reviewer (${language})`,
  description: `Reads everything; writes and publishes the text in ${language} of what exists.`,
  content: [
    { may: ['read'], on: 'all content', languages: 'all', fields: 'all' },
    { may: ['update'], on: 'all content', languages: code, fields: 'localised text' },
    { may: ['publish'], on: 'all content', languages: code, fields: 'all' },
  ],
  mediaLibrary: [],
});

/** The roles of the admin panel. Super Admin, who may do everything, is Strapi's own. */
export const ADMIN_ROLES: readonly AdminRole[] = [
  NETWORK_EDITOR,
  CONTRIBUTOR,
  ...LOCALES.map(translator),
  ...LOCALES.map(reviewer),
];

export interface ApiRole {
  /** Strapi finds its two roles by type: "public" for who has not signed in, "authenticated" as the default for who has. */
  type: 'public' | 'authenticated';
  name: string;
  description: string;
  /** On published content whose visibility is public, over REST. */
  content: readonly ('find' | 'findOne')[];
  /** Other REST actions, by Strapi's names. */
  actions: readonly string[];
}

/** The roles of the REST API. What an API token may do is chosen with the token, in the admin panel. */
export const API_ROLES: readonly ApiRole[] = [
  {
    type: 'public',
    name: 'Public',
    description: 'Anybody: reads published public content, and may sign in.',
    content: ['find', 'findOne'],
    actions: [
      'plugin::i18n.locales.listLocales',
      'plugin::users-permissions.auth.callback',
      'plugin::users-permissions.auth.connect',
      'plugin::users-permissions.auth.forgotPassword',
      'plugin::users-permissions.auth.resetPassword',
      'plugin::users-permissions.auth.emailConfirmation',
      'plugin::users-permissions.auth.sendEmailConfirmation',
      // Answers only once an administrator has opened registration in the settings.
      'plugin::users-permissions.auth.register',
    ],
  },
  {
    type: 'authenticated',
    name: 'Member',
    description: "Somebody who signed in: also reads members' content.",
    content: ['find', 'findOne'],
    actions: [
      READ_MEMBERS_CONTENT,
      'plugin::i18n.locales.listLocales',
      'plugin::users-permissions.user.me',
      'plugin::users-permissions.auth.changePassword',
    ],
  },
];
