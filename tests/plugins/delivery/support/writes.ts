import type { Sample } from '../../../api/support/content';
import { documentsOf } from '../../../support/documents';
import type { Hub } from '../../../support/hub';

/** What no public answer may ever hold. */
export const SECRET = 'SECRET';

interface Versions {
  act(request: { type: string; documentId: string; locale: string; action: string }): Promise<void>;
  translate(request: {
    type: string;
    documentId: string;
    texts: Record<string, Record<string, string>>;
  }): Promise<void>;
}

type Write = (round: number) => Promise<unknown>;

/** Writes of every kind there is, by name; each does something else in each round. */
export function createWrites(hub: Hub, ids: Sample): Record<string, Write> {
  const versions = hub.strapi.plugin('localization').service<Versions>('versions');
  const knex = hub.strapi.db.connection;
  const publish = (type: string, id: string | undefined, data: object, locale = 'en') =>
    documentsOf(hub, type).update({ documentId: id, locale, data, status: 'published' });
  const pick = (round: number, ...slugs: string[]) => ids[slugs[round % slugs.length] as string];
  let extra: string | undefined;
  let fileId: number | undefined;

  return {
    'publishing a city': (round) =>
      publish('city', pick(round, 'durres', 'elbasan'), {
        name: `City ${round}`,
        population: round,
        populationYear: 2011,
      }),
    'publishing a country': (round) => publish('country', ids.albania, { name: `Country ${round}` }),
    'moving a city': (round) => publish('city', ids.elbasan, { country: pick(round, 'albania', 'serbia') }),
    'other relations': (round) =>
      publish('event', ids['workshop-2017'], {
        participatingCities: [pick(round, 'durres', 'elbasan', 'novi-pazar')],
        topics: round % 2 ? [ids.youth] : [],
      }),
    'a translation, published': (round) => publish('city', ids.durres, { name: `Qyteti ${round}` }, 'sq'),
    'translated segments': (round) =>
      versions.translate({
        type: 'api::topic.topic',
        documentId: ids.youth as string,
        texts: { hr: { name: `Tema ${round}` } },
      }),
    'a draft of a published entry': () =>
      documentsOf(hub, 'partner').update({
        documentId: ids.civil,
        locale: 'en',
        data: { name: SECRET, countries: [ids.serbia] },
      }),
    'a draft alone': (round) =>
      documentsOf(hub, 'city').create({
        data: { name: `${SECRET} ${round}`, slug: `secret-${round}`, country: ids.albania },
      }),
    'taking off and publishing': (round) =>
      round % 2
        ? documentsOf(hub, 'topic').unpublish({ documentId: ids.plans, locale: '*' })
        : publish('topic', ids.plans, { name: `Plans ${round}` }),
    'coming and going': async (round) => {
      if (extra === undefined) {
        const data = { name: `Extra ${round}`, slug: `extra-${round}`, country: ids.albania, topics: [ids.youth] };
        extra = (await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' })).documentId;
      } else {
        await documentsOf(hub, 'city').delete({ documentId: extra, locale: '*' });
        extra = undefined;
      }
    },
    'withholding and resuming': (round) =>
      versions.act({
        type: 'api::city.city',
        documentId: ids['novi-pazar'] as string,
        locale: 'hr',
        action: round % 2 ? 'withhold' : 'resume',
      }),
    'who may see a resource': (round) =>
      publish('resource', ids['report-2'], {
        visibility: round % 2 ? 'members' : 'public',
        title: round % 2 ? `${SECRET} report` : 'Second report',
      }),
    'who may see a resource, past Strapi': (round) =>
      knex.raw(`UPDATE resources SET visibility = ?, title = ? WHERE document_id = ? AND published_at IS NOT NULL`, [
        round % 2 ? 'members' : 'public',
        round % 2 ? `${SECRET} toolkit` : 'Toolkit',
        ids.toolkit as string,
      ]),
    'a file’s words': async (round) => {
      fileId ??= await addCover(hub, ids);
      await hub.strapi
        .plugin('upload')
        .service('upload')
        .updateFileInfo(fileId, { alternativeText: `Alt ${round}` });
    },
    'a row, past Strapi': (round) =>
      knex.raw('UPDATE cities SET population = ? WHERE document_id = ?', [round, ids['novi-pazar'] as string]),
    'a component, past Strapi': (round) => knex.raw('UPDATE components_shared_leaders SET role = ?', [`Role ${round}`]),
    'a link, past Strapi': (round) =>
      round % 2
        ? knex.raw('DELETE FROM cities_topics_lnk WHERE id IN (SELECT max(id) FROM cities_topics_lnk)')
        : knex.raw(
            `INSERT INTO cities_topics_lnk (city_id, topic_id)
             SELECT city.id, topic.id FROM cities city JOIN topics topic USING (locale)
             WHERE city.document_id = ? AND topic.document_id = ? AND city.published_at IS NOT NULL AND topic.published_at IS NOT NULL
             ON CONFLICT DO NOTHING`,
            [ids['novi-pazar'] as string, ids.risk as string]
          ),
    'the public’s rights': async (round) => {
      const role = await hub.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
      const permissions = hub.strapi.db.query('plugin::users-permissions.permission');
      const action = 'api::topic.topic.find';
      const known = await permissions.findOne({ where: { action, role: (role as { id: number }).id } });
      if (round % 2 && known) await permissions.delete({ where: { id: (known as { id: number }).id } });
      else if (!known) await permissions.create({ data: { action, role: (role as { id: number }).id } });
    },
  };
}

async function addCover(hub: Hub, ids: Sample): Promise<number> {
  const file = (await hub.strapi.db.query('plugin::upload.file').create({
    data: {
      name: 'cover.png',
      hash: 'cover',
      ext: '.png',
      mime: 'image/png',
      size: 1,
      url: '/uploads/cover.png',
      provider: 'local',
    },
  })) as { id: number };
  const cover = { image: file.id, alt: 'A cover' };
  await documentsOf(hub, 'city').update({ documentId: ids.durres, locale: 'en', data: { cover }, status: 'published' });
  return file.id;
}
