import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import type {
  EntryTexts,
  LanguageTotals,
  Text,
  TranslatedSegment,
  TranslatedVersion,
  VersionAction,
  VersionState,
} from '../../../localization/shared/contracts';

/** Entries that were found, by content type and the language they were first written in. */
export interface FoundEntries {
  type: string;
  sourceLocale: string;
  documentIds: string[];
}

/** Which versions are looked for; see the localization plugin's `versions.find`. */
export interface VersionFilter {
  locale: string;
  types?: readonly string[];
  states?: readonly VersionState[];
  documentIds?: readonly string[];
  hasWork?: boolean;
  changedSince?: Date;
  sourceLocale?: string;
}

/** What this plugin asks of the localization plugin's `versions` service. */
interface Versions {
  totals(): Promise<LanguageTotals[]>;
  find(filter: VersionFilter): Promise<FoundEntries[]>;
  entryTexts(request: { type: string; locale: string; documentIds: readonly string[] }): Promise<EntryTexts[]>;
  translated(request: {
    after?: number;
    limit: number;
    among?: { type: string; locale: string; documentIds: readonly string[] };
  }): Promise<TranslatedVersion[]>;
  transliterate<Value extends Text>(text: Value): Value;
  takeTurn(trx: Knex): Promise<void>;
  act(request: { type: string; documentId: string; locale: string; action: VersionAction }): Promise<void>;
  translateSegments(request: {
    type: string;
    locale: string;
    documentIds: readonly string[];
    plan: (texts: EntryTexts) => readonly TranslatedSegment[];
  }): Promise<void>;
}

/** What it asks of the localization plugin's `panel` service: what a signed-in person may do. */
interface Panel {
  /** By documentId of those the person may do it with, whether they may with the text field at a path. */
  textRights(request: {
    ability: unknown;
    type: string;
    action: 'read' | 'update';
    locale: string;
    documentIds: readonly string[];
  }): Promise<ReadonlyMap<string, (path: string) => boolean>>;
  /** @throws PolicyError for who may not read the version and its source; NotFoundError where there is none */
  segments(request: { ability: unknown; type: string; documentId: string; locale: string }): Promise<EntryTexts>;
  languageRights(request: { ability: unknown }): { mayRead: boolean; publishable: string[] };
  mayPublishAll(request: { ability: unknown; type: string; locale: string }): boolean;
  mayReadAll(request: { ability: unknown; type: string; locale: string; path: string }): boolean;
}

export interface Language {
  code: string;
  /** In itself. */
  name: string;
  /** BCP 47. */
  tag: string;
  /** As the web writes it, where that is another. */
  hreflang?: string;
  direction: 'ltr' | 'rtl';
  /** ISO 15924. */
  script: string;
  /** The locale this one is the other script of. */
  transliterates?: string;
  /** The ICU collation of PostgreSQL that sorts it. */
  collation: string;
}

interface LanguageOptions {
  defaultLocale: string;
  locales: readonly Language[];
  contentTypes: readonly string[];
}

/** The localization plugin, as far as this one needs it. */
export function hubLanguages(strapi: Core.Strapi) {
  const localization = strapi.plugin('localization');
  const versions: Versions = localization.service('versions');
  const panel: Panel = localization.service('panel');
  const { locales, contentTypes, defaultLocale } = localization.service('locales').options() as LanguageOptions;
  const tags = locales.map(({ tag }) => tag);
  return {
    versions,
    panel,
    contentTypes,
    defaultLocale,
    locales: locales.map(({ code }) => code),
    languages: locales,
    /** How entries of all languages are sorted: as in the hub's first one. */
    collation: (locales.find(({ code }) => code === defaultLocale) as Language).collation,

    /**
     * What the hub's table of languages says of one.
     *
     * @throws ValidationError for a locale that is not in the registry
     */
    languageOf(locale: string): Language {
      const found = locales.find(({ code }) => code === locale);
      if (found) return found;
      const allowed = locales.map(({ code }) => code);
      throw new errors.ValidationError(`locale: "${locale}" is not one of ${allowed.join(', ')}`, {
        parameter: 'locale',
        allowed,
      });
    },

    /** @throws ValidationError for a locale that is not in the registry */
    tagOf(locale: string): string {
      return this.languageOf(locale).tag;
    },

    /**
     * The locale of a BCP 47 tag, whose case says nothing (RFC 5646, 2.1.1).
     *
     * @throws ValidationError where no language of the hub has it
     */
    localeOf(tag: string): string {
      const found = locales.find((locale) => locale.tag.toLowerCase() === tag.toLowerCase());
      if (found) return found.code;
      throw new errors.ValidationError(
        `The file's language "${tag}" is none of the hub's, which are ${tags.join(', ')}`,
        { parameter: 'file', allowed: tags }
      );
    },
  };
}

export type HubLanguages = ReturnType<typeof hubLanguages>;
