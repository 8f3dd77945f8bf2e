import type { Core, UID } from '@strapi/strapi';

import type { ContentOverview, VersionCount } from '../../shared/contracts';
import type { OverviewOptions } from '../config';

const READ = 'plugin::content-manager.explorer.read';

/** What a signed-in administrator may do, as Strapi puts it on the request. */
interface Ability {
  can(action: string, subject: string): boolean;
}

interface CountRow {
  uid: string;
  locale: string;
  published: number;
  drafts: number;
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
    const { where } = strapi.get('query-params').transform(uid, { filters }) as { where?: object };
    return strapi.db
      .queryBuilder(uid)
      .init({ where, select: ['documentId', 'locale', 'publishedAt'] })
      .getKnexQuery();
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
          knex.raw('count(published_at)::int AS published'),
          knex.raw('(count(*) - count(published_at))::int AS drafts')
        )
        .whereNotNull('locale')
        .groupBy('locale')
    );
    return counts.length === 0 ? [] : knex.unionAll(counts);
  }

  return {
    /**
     * @param ability - of the administrator who asks; content types they may not read are left out
     * @returns per content type and language, the entries with and without a published version
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

/** Strapi keeps a draft beside every published version, so the drafts outnumber them by what is not published. */
const toCount = ({ published, drafts }: CountRow): VersionCount => ({
  published,
  unpublished: Math.max(0, drafts - published),
});
