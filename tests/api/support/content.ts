import { documentsOf } from '../../support/documents';
import type { Hub } from '../../support/hub';

type Values = Record<string, unknown>;

export interface ContentWriter {
  /** Writes an entry of a type such as `city` and publishes it, unless told otherwise. @returns its documentId */
  create(type: string, data: Values, options?: { locale?: string; isDraft?: boolean }): Promise<string>;
  /** Writes another language of an entry, or changes one, and publishes it, unless told otherwise. */
  update(
    type: string,
    documentId: string,
    data: Values,
    options?: { locale?: string; isDraft?: boolean }
  ): Promise<void>;
  unpublish(type: string, documentId: string): Promise<void>;
}

export function createContentWriter(hub: Hub): ContentWriter {
  const status = (isDraft = false) => (isDraft ? {} : { status: 'published' as const });
  return {
    async create(type, data, { locale = 'en', isDraft } = {}) {
      const entry = await documentsOf(hub, type).create({ data, locale, ...status(isDraft) });
      return entry.documentId;
    },
    async update(type, documentId, data, { locale = 'en', isDraft } = {}) {
      await documentsOf(hub, type).update({ documentId, data, locale, ...status(isDraft) });
    },
    async unpublish(type, documentId) {
      await documentsOf(hub, type).unpublish({ documentId, locale: '*' });
    },
  };
}

const paragraph = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

/** One entry of the sample for each type, by its slug. */
export const SAMPLE_SLUGS: Record<string, string> = {
  city: 'durres',
  country: 'albania',
  event: 'workshop-2017',
  grant: 'grant',
  partner: 'osce',
  region: 'balkans',
  resource: 'report',
  topic: 'youth',
};

/** DocumentIds of the sample, by slug. */
export type Sample = Record<string, string>;

/** A small network in which every relation is used: two countries, four cities, five events, four public resources. */
export async function writeSample(writer: ContentWriter): Promise<Sample> {
  const ids: Sample = {};
  const write = async (type: string, slug: string, data: Values) => {
    ids[slug] = await writer.create(type, { slug, ...data });
  };
  const idsOf = (...slugs: string[]) => slugs.map((slug) => ids[slug]);

  await write('region', 'balkans', { name: 'Western Balkans', reportedMemberCount: 26, body: paragraph('A region') });
  await write('country', 'albania', { name: 'Albania', isoCode: 'AL', region: ids.balkans });
  await write('country', 'serbia', { name: 'Serbia', isoCode: 'RS', region: ids.balkans });
  for (const topic of ['youth', 'risk', 'plans']) await write('topic', topic, { name: `About ${topic}` });

  const albanian = { country: ids.albania, membershipStatus: 'member' };
  await write('city', 'durres', {
    name: 'Durrës',
    population: 175_110,
    populationYear: 2011,
    location: { lat: 41.32, lon: 19.45 },
    leader: { name: 'Emiriana Sako', role: 'Mayor' },
    summary: '100 % by the sea, under_score',
    topics: idsOf('youth', 'risk'),
    ...albanian,
  });
  await write('city', 'elbasan', {
    name: 'Elbasan',
    population: 141_714,
    populationYear: 2011,
    topics: idsOf('youth'),
    ...albanian,
  });
  await write('city', 'novi-pazar', { name: 'Novi Pazar', country: ids.serbia, location: { lat: 43.14, lon: 20.52 } });
  await write('city', 'nowhere', { name: 'A city of no country' });

  await write('partner', 'osce', {
    name: 'OSCE',
    kind: 'intergovernmental',
    foundedYear: 1975,
    regions: idsOf('balkans'),
  });
  await write('partner', 'civil', { name: 'CIVIL', kind: 'ngo', countries: idsOf('albania') });

  const event = (title: string, kind: string, data: Values) => ({ title, kind, timeZone: 'Europe/Tirane', ...data });
  await write('event', 'workshop-2017', {
    ...event('Workshop in Durrës', 'workshop', { hostCity: ids.durres, region: ids.balkans }),
    startsAt: '2017-11-02T08:00:00.000Z',
    endsAt: '2017-11-03T16:00:00.000Z',
    participatingCities: idsOf('durres', 'elbasan'),
    topics: idsOf('youth', 'plans'),
    partners: idsOf('osce'),
    countries: idsOf('albania'),
    participatingCityCount: 2,
  });
  await write('event', 'training-2018', {
    ...event('Training', 'training', { hostCity: ids.elbasan, startsAt: '2018-03-01T09:30:00.000Z' }),
    participatingCities: idsOf('elbasan', 'novi-pazar'),
    topics: idsOf('risk'),
  });
  await write('event', 'summit', event('Summit', 'summit', { partners: idsOf('osce', 'civil'), allDay: true }));
  await write('event', 'webinar', event('Webinar', 'webinar', { hostCity: ids['novi-pazar'], format: 'online' }));
  await write('event', 'consultation', event('Consultation', 'consultation', { region: ids.balkans }));

  const report = (title: string, data: Values) => ({ title, kind: 'report', visibility: 'public', ...data });
  await write('resource', 'report', report('Report', { event: ids['workshop-2017'], cities: idsOf('durres') }));
  await write('resource', 'report-2', report('Second report', { event: ids['workshop-2017'], topics: idsOf('youth') }));
  await write('resource', 'toolkit', { ...report('Toolkit', { publishedOn: '2020-05-31' }), kind: 'toolkit' });
  await write('resource', 'assessment', report('Assessment', { region: ids.balkans, topics: idsOf('risk', 'plans') }));

  await write('grant', 'grant', {
    title: 'Local innovation grant',
    opensOn: '2022-01-10',
    deadline: '2022-02-28',
    amount: 50_000.5,
    currency: 'EUR',
    region: ids.balkans,
    topics: idsOf('youth'),
    awards: [{ recipient: ids.civil, amount: 20_000, cities: idsOf('durres', 'elbasan') }],
  });
  ids.network = await writer.create('network', {
    name: 'Strong Cities Network',
    socialLinks: [{ platform: 'linkedin', url: 'https://www.linkedin.com/company/strong-cities-network' }],
    contact: { email: 'info@example.org' },
  });

  // Another language, with links of its own.
  await writer.update('country', ids.albania as string, { name: 'Shqipëria', slug: 'shqiperia' }, { locale: 'sq' });
  await writer.update(
    'city',
    ids.durres as string,
    { name: 'Durrësi', slug: 'durresi', country: ids.albania },
    { locale: 'sq' }
  );
  await writer.update('network', ids.network, { name: 'Rrjeti i Qyteteve të Forta' }, { locale: 'sq' });
  return ids;
}
