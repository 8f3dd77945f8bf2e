import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, LOCALES } from '../../../src/locales';
import { SAMPLE_TYPES, sampleUid } from '../../../src/seeding/samples/sample-entries';

const COUNTRY = 'api::country.country';

/** As far as Strapi's metadata says where a type is kept. */
interface Metadata {
  tableName: string;
  attributes: Record<
    string,
    {
      target?: string;
      joinTable?: { name: string; joinColumn?: { name: string }; inverseJoinColumn?: { name: string } };
    }
  >;
}

/** What a hub under measurement can be told to do for the translators' board. */
export function createDeskTasks({ strapi }: { strapi: Core.Strapi }) {
  const { connection } = strapi.db;

  return {
    /**
     * Copies entries in SQL, with what the hub remembers of them and their links to countries, without their components: writing as many takes
     * minutes, and the board reads nothing else of them.
     *
     * @param times - how many there are of each afterwards
     * @returns how many entries there are
     */
    async multiply({ times }: { times: number }): Promise<number> {
      for (const uid of SAMPLE_TYPES.map(sampleUid)) {
        const { tableName, attributes } = strapi.db.metadata.get(uid) as unknown as Metadata;
        const columns = (await columnsOf(tableName)).filter((column) => column !== 'id');
        // What only one entry can have is made another for each.
        const values = columns.map((column) =>
          connection.raw(['document_id', 'slug'].includes(column) ? `?? || '-' || number` : '??', [column])
        );
        await connection.raw(
          `INSERT INTO ?? (${columns.map(() => '??').join(', ')})
           SELECT ${columns.map(() => '?').join(', ')} FROM ??, generate_series(2, ?) AS number`,
          [tableName, ...columns, ...values, tableName, times]
        );
        for (const { target, joinTable } of Object.values(attributes)) {
          if (target !== COUNTRY || !joinTable?.joinColumn || !joinTable.inverseJoinColumn) continue;
          const { name, joinColumn, inverseJoinColumn } = joinTable;
          await connection.raw(
            `INSERT INTO :name: (:from:, :to:)
             SELECT copy.id, link.:to: FROM :name: AS link JOIN :table: AS original ON original.id = link.:from:
               JOIN :table: AS copy ON copy.document_id LIKE original.document_id || '-%' AND copy.locale = original.locale
                 AND (copy.published_at IS NULL) = (original.published_at IS NULL)`,
            { name, from: joinColumn.name, to: inverseJoinColumn.name, table: tableName }
          );
        }
      }
      const records = (await columnsOf('localization_versions')).filter((column) => !['id', 'entry'].includes(column));
      await connection.raw(
        `INSERT INTO localization_versions (entry, ${records.join(', ')})
         SELECT entry || '-' || number, ${records.join(', ')} FROM localization_versions, generate_series(2, ?) AS number
         WHERE type = ANY(?)`,
        [times, SAMPLE_TYPES.map(sampleUid)]
      );
      const [counted] = await connection('localization_versions')
        .whereRaw('locale = source_locale')
        .count({ count: '*' });
      return Number(counted?.count);
    },

    /**
     * Waits until every entry has its versions, and has translators at work on them: of each ten versions, in SQL, three are in progress with
     * something stale, one is in review, two are translated, two are somebody's, and half of these have a date. Texts stay as they are.
     */
    async startTranslating(): Promise<void> {
      await strapi.plugin('localization').service('backfill').run();
      const [person] = await connection('admin_users').select<{ id: number }[]>('id').limit(1);
      const personId = person?.id ?? (await createPerson('hub::translator::mk'));
      await connection.raw(
        `WITH numbered AS (SELECT id, abs(hashtext(entry || locale)) % 10 AS number FROM localization_versions WHERE locale <> source_locale)
         UPDATE localization_versions AS version
         SET state = CASE WHEN number < 3 THEN 'in-progress' WHEN number = 3 THEN 'in-review' WHEN number < 6 THEN 'translated' ELSE 'derived' END,
           stale_count = CASE WHEN number < 3 THEN 1 ELSE 0 END,
           untranslated_count = CASE WHEN number BETWEEN 3 AND 5 THEN 0 ELSE untranslated_count END,
           words_left = CASE WHEN number BETWEEN 3 AND 5 THEN 0 ELSE words_left END
         FROM numbered WHERE numbered.id = version.id`
      );
      await connection.raw(
        `INSERT INTO translations_assignments (document_id, type, entry, locale, assignee_id, due_on)
         SELECT gen_random_uuid()::text, type, entry, locale, ?, CASE WHEN id % 2 = 0 THEN current_date + (id % 60)::integer - 30 END
         FROM localization_versions WHERE locale <> source_locale AND abs(hashtext(entry || locale)) % 10 < 2
         ON CONFLICT DO NOTHING`,
        [personId]
      );
      // As PostgreSQL does by itself in the hours that such a number of entries takes to come about.
      await connection.raw('VACUUM ANALYZE');
    },

    /** @returns the documentId of a country that synthetic entries refer to */
    async findCountry(): Promise<string> {
      const country = await strapi.documents('api::country.country').findFirst({ locale: DEFAULT_LOCALE });
      if (!country) throw new Error('there is no country');
      return country.documentId;
    },

    /** Signs somebody in to the admin panel. @returns what a request needs */
    async signIn({ roleCode }: { roleCode: string }): Promise<string> {
      const sessions = strapi.sessionManager('admin');
      const { token } = await sessions.generateRefreshToken(String(await findPerson(roleCode)), undefined, {
        type: 'session',
      });
      const access = await sessions.generateAccessToken(token);
      if (!('token' in access)) throw new Error(`${roleCode} cannot sign in`);
      return `Bearer ${access.token}`;
    },
  };

  async function columnsOf(table: string): Promise<string[]> {
    return Object.keys(await connection(table).columnInfo());
  }

  async function findPerson(roleCode: string): Promise<number> {
    const person: { id: number } | null = await strapi.db
      .query('admin::user')
      .findOne({ where: { roles: { code: roleCode } } });
    return person?.id ?? createPerson(roleCode);
  }

  async function createPerson(roleCode: string): Promise<number> {
    const role: { id: number } | null = await strapi.db.query('admin::role').findOne({ where: { code: roleCode } });
    const email = `${roleCode.replaceAll(':', '-')}@example.org`;
    const data = {
      email,
      firstname: roleCode,
      isActive: true,
      roles: [role?.id ?? (await createConditionedRole(roleCode))],
    };
    return (await strapi.db.query('admin::user').create({ data })).id;
  }

  /** A role that may read what people with the same role have written: nothing, which takes as long to find out as all. */
  async function createConditionedRole(code: string): Promise<number> {
    const role: { id: number } = await strapi.db.query('admin::role').create({ data: { code, name: code } });
    const { contentTypes } = strapi.plugin('localization').service('locales').options() as { contentTypes: string[] };
    const permissions = contentTypes.map((subject) => ({
      action: 'plugin::content-manager.explorer.read',
      subject,
      properties: { fields: ['name', 'title'], locales: LOCALES.map(({ code: locale }) => locale) },
      conditions: ['admin::has-same-role-as-creator'],
    }));
    await strapi.service('admin::role').assignPermissions(role.id, permissions);
    return role.id;
  }
}
