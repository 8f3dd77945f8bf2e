import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** Drafts that somebody may do something with: all in some languages, and those whose ids a statement selects. */
export interface AllowedDrafts {
  locales: readonly string[];
  ids: Knex.QueryBuilder | undefined;
}

/** What this plugin asks of the localization plugin's `rows` service: versions as parts of SQL statements. */
export interface VersionRows {
  nameField(type: string): string | undefined;
  /** type, entry, locale, source_locale, state, stale_count, untranslated_count, words_left, has_own_texts, has_unpublished_texts, recorded_at */
  versions(): Knex.QueryBuilder;
  /** id, document_id, locale, updated_at, name */
  layer(request: { type: string; isPublished: boolean }): Knex.QueryBuilder;
  allowed(request: {
    ability: unknown;
    type: string;
    action: 'read' | 'update' | 'publish';
    field?: string;
  }): AllowedDrafts;
}

export const versionRows = (strapi: Core.Strapi): VersionRows => strapi.plugin('localization').service('rows');
