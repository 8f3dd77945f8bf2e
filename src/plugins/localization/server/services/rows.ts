import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { nameOf } from '../engine/entry-texts';

import { allowedDrafts, type AllowedAction, type AllowedDrafts } from './allowed-drafts';
import { keeperOf } from './keeper';

const TABLE = 'localization_versions';

/** What a person wrote or approved, by path; a slug, which has no segments, is nobody's to translate. */
const ownTexts = (column: string): string =>
  `(SELECT jsonb_object_agg(key, value -> 'text') FROM jsonb_each(${column}) WHERE jsonb_array_length(value -> 'segments') > 0)`;

/**
 * Versions as parts of SQL statements, for plugins that list many: they join what is theirs, and page through what a person may see, in a fixed
 * number of statements. Columns are in snake case.
 */
export function createRowsService({ strapi }: { strapi: Core.Strapi }) {
  const nameField = (type: string): string | undefined =>
    nameOf(keeperOf(strapi).tables.shapeOfPart({ uid: type }, true));

  return {
    /** The text field an entry is called by; undefined where its type has none. */
    nameField,

    /**
     * How versions stand: type, entry (a documentId), locale, source_locale, state, stale_count, untranslated_count, words_left,
     * has_own_texts: whether a person wrote or approved any text of the draft, has_unpublished_texts: whether its own texts are not
     * published as the draft has them, and recorded_at: when any of this changed last, or what the draft shows of other languages.
     */
    versions(): Knex.QueryBuilder {
      const { connection } = strapi.db;
      const counts = ['stale_count', 'untranslated_count', connection.raw('coalesce(words_left, 0) AS words_left')];
      const texts = [
        `${ownTexts('draft_texts')} IS NOT NULL AS has_own_texts`,
        `${ownTexts('draft_texts')} IS DISTINCT FROM ${ownTexts('published_texts')} AS has_unpublished_texts`,
      ];
      return connection(TABLE).select(
        'type',
        'entry',
        'locale',
        'source_locale',
        'state',
        ...counts,
        ...texts.map((text) => connection.raw(text)),
        'updated_at AS recorded_at'
      );
    },

    /** The rows of a type's drafts, or published versions: id, document_id, locale, updated_at, and name, null where it has none. */
    layer({ type, isPublished }: { type: string; isPublished: boolean }): Knex.QueryBuilder {
      const { connection } = strapi.db;
      const { tables } = keeperOf(strapi);
      const field = nameField(type);
      const name = field
        ? connection.raw(`nullif(??, '') AS name`, [tables.columnOf(type, field)])
        : connection.raw('NULL::text AS name');
      const query = connection(tables.tableOf(type)).select('id', 'document_id', 'locale', 'updated_at', name);
      return isPublished ? query.whereNotNull('published_at') : query.whereNull('published_at');
    },

    /** See allowed-drafts.ts. */
    allowed: (request: { ability: unknown; type: string; action: AllowedAction; field?: string }): AllowedDrafts =>
      allowedDrafts({ strapi, ...request }),
  };
}

export type RowsService = ReturnType<typeof createRowsService>;
