import type { Core, UID } from '@strapi/strapi';

import type { ContentOverview, VersionCount } from '../../shared/contracts';
import type { OverviewOptions } from '../config';

const READ = 'plugin::content-manager.explorer.read';

/** The attribute that says which language a version's text is in. */
const LANGUAGE = 'contentLocale';

/** What a signed-in administrator may do, as Strapi puts it on the request. */
interface Ability {
  can(action: string, subject: string): boolean;
}

interface CountRow {
  uid: string;
  locale: string;
  published: number;
  entries: number;
}

export type ContentService = ReturnType<typeof createContentService>;

/** Counts what the hub holds. */
export function createContentService({ strapi }: { strapi: Core.Strapi }) {
  const { contentTypes } = strapi.config.get<OverviewOptions>('plugin::overview');

  /** The rows of a content type that an administrator may read, whatever conditions their roles set. */
  function readableRows(uid: UID.ContentType, ability: Ability) {
    const filters: unknown = strapi
      .service('admin::permission')
      .createPermissionsManager({ ability, model: uid, action: READ })
      .getQuery();
    const select = ['documentId', 'locale', 'publishedAt', ...(languageColumn(uid) === undefined ? [] : [LANGUAGE])];
    const { where } = strapi.get('query-params').transform(uid, { filters }) as { where?: object };
    return strapi.db.queryBuilder(uid).init({ where, select }).getKnexQuery();
  }

  /** The column with the language that a version's text really is in; undefined where a type does not say. */
  function languageColumn(uid: UID.ContentType): string | undefined {
    const attribute = strapi.db.metadata.get(uid).attributes[LANGUAGE] as { columnName?: string } | undefined;
    return attribute && (attribute.columnName ?? LANGUAGE);
  }

  /** Published versions; where a type says what language they are in, those that are in their own. */
  function countPublished(uid: UID.ContentType) {
    const column = languageColumn(uid);
    return column === undefined
      ? strapi.db.connection.raw('count(published_at)::int AS published')
      : strapi.db.connection.raw('(count(published_at) FILTER (WHERE ?? = locale))::int AS published', [column]);
  }

  /** All content types in one statement: their number does not make the homepage slower. */
  async function countVersions(uids: UID.ContentType[], ability: Ability): Promise<CountRow[]> {
    const knex = strapi.db.connection;
    const counts = uids.map((uid) =>
      knex
        .from(readableRows(uid, ability).as('readable'))
        .select(
          knex.raw('?::text AS uid', [uid]),
          'locale',
          countPublished(uid),
          // Beside every published version there is a draft.
          knex.raw('(count(*) - count(published_at))::int AS entries')
        )
        .whereNotNull('locale')
        .groupBy('locale')
    );
    return counts.length === 0 ? [] : knex.unionAll(counts);
  }

  return {
    /**
     * @param ability - of the administrator who asks; content types they may not read are left out
     * @returns per content type and language, the entries that are published in it, and the others
     */
    async overview(ability: Ability): Promise<ContentOverview> {
      const readable = (contentTypes as UID.ContentType[]).filter((uid) => ability.can(READ, uid));
      const [locales, rows] = await Promise.all([
        strapi.db.query('plugin::i18n.locale').findMany({ select: ['code', 'name'], orderBy: { id: 'asc' } }),
        countVersions(readable, ability),
      ]);
      return {
        locales: locales.map(({ code, name }: { code: string; name: string }) => ({ code, name })),
        contentTypes: readable.map((uid) => {
          const { info, kind } = strapi.contentType(uid);
          const counts = rows.filter((row) => row.uid === uid).map((row) => [row.locale, toCount(row)] as const);
          return { uid, displayName: info.displayName, kind, counts: Object.fromEntries(counts) };
        }),
      };
    },
  };
}

const toCount = ({ published, entries }: CountRow): VersionCount => ({ published, missing: entries - published });
