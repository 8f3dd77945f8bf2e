import { DEFAULT_LOCALE, LOCALE_CODES } from '../../src/locales';

import type { Action } from './support/content-actions';

/**
 * The whole of who may do what to content, by hand: every role, every action, in the role's own language and in
 * another one (for a contributor: on an own entry and on somebody else's). src/access has no part in it.
 * All entries were first written in the default language: that is their source.
 */

/** done: it happens. refused: 403 and nothing changes. kept: whatever the answer, nothing changes. */
export type Outcome = 'done' | 'refused' | 'kept';
type Expected = Partial<Record<Action, Outcome>>;

// What the roles are for, in words of the people who hold them; anything not listed is refused.
const EVERYTHING: Expected = {
  list: 'done',
  read: 'done',
  create: 'done',
  'update text': 'done',
  'update shared': 'done',
  delete: 'done',
  publish: 'done',
  unpublish: 'done',
  discard: 'done',
  clone: 'done',
  'auto-clone': 'done',
  'bulk publish': 'done',
  'bulk unpublish': 'done',
  'bulk delete': 'done',
};
const READING: Expected = { list: 'done', read: 'done' };
/** In the language of the source; what takes hold of all languages is not theirs. */
const EDITING: Expected = { ...READING, 'update text': 'done', 'update shared': 'kept' };
const TRANSLATING: Expected = { ...EDITING, discard: 'done' };
const PUBLISHING: Expected = { publish: 'done', 'bulk publish': 'done' };
const REVIEWING: Expected = { ...TRANSLATING, ...PUBLISHING, unpublish: 'done', 'bulk unpublish': 'done' };
const STARTING: Expected = { ...READING, create: 'done', clone: 'done', 'auto-clone': 'done' };
const WRITING: Expected = { ...STARTING, 'update text': 'done', 'update shared': 'done', discard: 'done' };

export interface Situation {
  name: string;
  locale: string;
  isOwnEntry?: boolean;
  expected: Expected;
}

/** An entry is cloned in its source language alone. */
const ofTranslation = (expected: Expected): Expected => ({ ...expected, clone: 'kept' });

const next = (locale: string) =>
  LOCALE_CODES[(LOCALE_CODES.indexOf(locale as never) + 1) % LOCALE_CODES.length] as string;

const inAnyLanguage = (expected: Expected): Situation[] => [
  { name: 'in the default language', locale: 'en', expected },
  { name: 'in another language', locale: 'mk', expected: ofTranslation(expected) },
];
const inOwnLanguage = (locale: string, expected: Expected): Situation[] => [
  { name: 'in the own language', locale, expected },
  { name: 'in a foreign language', locale: next(locale), expected: READING },
];

export const ROLES: Record<string, Situation[]> = {
  'strapi-super-admin': inAnyLanguage(EVERYTHING),
  'hub::network-editor': inAnyLanguage(EVERYTHING),
  'hub::contributor': [
    { name: 'an own entry', locale: 'en', isOwnEntry: true, expected: WRITING },
    { name: 'an own entry in another language', locale: 'mk', isOwnEntry: true, expected: ofTranslation(WRITING) },
    { name: "somebody else's entry", locale: 'en', expected: STARTING },
    { name: "somebody else's entry in another language", locale: 'mk', expected: ofTranslation(STARTING) },
  ],
  'hub::translator::en': inOwnLanguage(DEFAULT_LOCALE, EDITING),
  'hub::translator::sq': inOwnLanguage('sq', TRANSLATING),
  'hub::translator::mk': inOwnLanguage('mk', TRANSLATING),
  'hub::translator::sr-Cyrl': inOwnLanguage('sr-Cyrl', TRANSLATING),
  'hub::translator::sr-Latn': inOwnLanguage('sr-Latn', TRANSLATING),
  'hub::translator::bs': inOwnLanguage('bs', TRANSLATING),
  'hub::translator::hr': inOwnLanguage('hr', TRANSLATING),
  'hub::translator::cnr': inOwnLanguage('cnr', TRANSLATING),
  'hub::reviewer::en': inOwnLanguage(DEFAULT_LOCALE, { ...EDITING, ...PUBLISHING }),
  'hub::reviewer::sq': inOwnLanguage('sq', REVIEWING),
  'hub::reviewer::mk': inOwnLanguage('mk', REVIEWING),
  'hub::reviewer::sr-Cyrl': inOwnLanguage('sr-Cyrl', REVIEWING),
  'hub::reviewer::sr-Latn': inOwnLanguage('sr-Latn', REVIEWING),
  'hub::reviewer::bs': inOwnLanguage('bs', REVIEWING),
  'hub::reviewer::hr': inOwnLanguage('hr', REVIEWING),
  'hub::reviewer::cnr': inOwnLanguage('cnr', REVIEWING),
};
