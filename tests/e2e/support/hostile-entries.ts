import { Client } from 'pg';

import { PDF } from '../../access/support/files';

import type { AdminApi } from './people';
import type { Publish } from './published';
import type { ServedHub } from './served-hub';
import { signInToUpload } from './uploads';

/** A script in every way that a text can hold one. */
export const HOSTILE = '<script>window.attacked = true</script><img src=x onerror="window.attacked = true">';
/** The same for a field that takes 40 characters, and for the name of a file. */
const SHORT_HOSTILE = '<img src=x onerror=attacked=true>';
/** The hub takes no link of the second kind, nor such a name of a file; they are put in their place behind its back. */
const HARMLESS_LINK = 'https://hostile.example/';
const HOSTILE_LINK = 'javascript:window.attacked=true';
const HARMLESS_FILE = 'hostile.pdf';
const HOSTILE_TEXT = [
  { type: 'heading', level: 2, children: [{ type: 'text', text: HOSTILE }] },
  {
    type: 'paragraph',
    children: [
      { type: 'link', url: HARMLESS_LINK, children: [{ type: 'text', text: 'a hostile link' }] },
      { type: 'text', text: HOSTILE, bold: true },
    ],
  },
  { type: 'code', children: [{ type: 'text', text: `</code>${HOSTILE}` }] },
];
const HOSTILE_SEO = { title: '</title><script>1</script>', description: `">${HOSTILE}` };

/** What a heading of a hostile entry says. */
export const HOSTILE_NAME = `Hostile ${HOSTILE}`;
/** What the file of the hostile resource is called. */
export const HOSTILE_FILE = `${SHORT_HOSTILE}.pdf`;

const NETWORK = '/content-manager/single-types/api::network.network';
/** What the network says of itself, in English. */
const HOSTILE_NETWORK = {
  ...{ name: HOSTILE_NAME, tagline: HOSTILE, about: HOSTILE_TEXT, seo: HOSTILE_SEO },
  contact: { email: 'a@hostile.example', phone: `+1${SHORT_HOSTILE}`, address: HOSTILE, url: HARMLESS_LINK },
  socialLinks: [{ platform: 'other', url: HARMLESS_LINK }],
};

/**
 * Publishes an entry of each type whose texts and links all attack who reads them, and which lead to each other; its slug
 * is `hostile`. The network becomes hostile too.
 */
export async function publishHostileEntries(request: {
  hub: ServedHub;
  api: AdminApi;
  publish: Publish;
}): Promise<void> {
  const { hub, api, publish } = request;
  const { results } = await api<{ results: { id: number }[] }>('GET', '/upload/files?pageSize=1');
  const cover = { image: results[0]?.id, alt: HOSTILE, caption: HOSTILE, credit: HOSTILE };
  const write = (type: string, fields: object) =>
    publish(`api::${type}.${type}`, 'en', {
      ...{ slug: 'hostile', summary: HOSTILE, body: HOSTILE_TEXT, cover, seo: HOSTILE_SEO },
      ...fields,
    });
  const upload = await signInToUpload(hub);
  const file = await upload(HARMLESS_FILE, PDF);

  const linked = (documentId: string) => ({ connect: [{ documentId }] });
  const region = linked(await write('region', { name: HOSTILE_NAME, statistics: [{ label: HOSTILE, value: 1 }] }));
  const topics = linked(await write('topic', { name: HOSTILE_NAME }));
  const country = linked(await write('country', { name: HOSTILE_NAME, officialName: HOSTILE, isoCode: 'GR', region }));
  const city = linked(
    await write('city', {
      ...{ name: HOSTILE_NAME, officialName: HOSTILE, leader: { name: HOSTILE, role: HOSTILE } },
      ...{ website: HARMLESS_LINK, location: { lat: 38, lon: 23.7 }, country, topics },
    })
  );
  const partners = linked(
    await write('partner', {
      ...{ name: HOSTILE_NAME, acronym: SHORT_HOSTILE, headquarters: HOSTILE, website: HARMLESS_LINK },
      ...{ regions: region, countries: country },
    })
  );
  const event = linked(
    await write('event', {
      ...{ title: HOSTILE_NAME, venue: HOSTILE, registrationUrl: HARMLESS_LINK, kind: 'workshop' },
      ...{ eventStatus: 'scheduled', datePrecision: 'day', hostCity: city, participatingCities: city },
      ...{ countries: country, partners, topics, region },
    })
  );
  await write('grant', { title: HOSTILE_NAME, eligibility: HOSTILE_TEXT, region, topics });
  await write('resource', {
    ...{ title: HOSTILE_NAME, kind: 'report', visibility: 'public', event, cities: city, region, topics },
    files: [
      { language: 'en', url: HARMLESS_LINK },
      { language: 'sq', file },
    ],
  });
  await api('PUT', `${NETWORK}?locale=en`, HOSTILE_NETWORK);
  await api('POST', `${NETWORK}/actions/publish?locale=en`, HOSTILE_NETWORK);
  await writeBehindItsBack(hub);
}

/** Columns with links, as text and as JSON. */
const LINK_COLUMNS = {
  text: [
    ...['cities.website', 'events.registration_url', 'partners.website', 'components_shared_resource_files.url'],
    ...['components_shared_contacts.url', 'components_shared_social_links.url'],
  ],
  jsonb: [
    ...['regions.body', 'countries.body', 'cities.body', 'topics.body', 'events.body', 'grants.body'],
    ...['grants.eligibility', 'partners.body', 'resources.body', 'networks.about'],
  ],
};

async function writeBehindItsBack({ databaseUrl }: ServedHub): Promise<void> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  for (const [type, columns] of Object.entries(LINK_COLUMNS)) {
    for (const name of columns) {
      const [table, column] = name.split('.');
      const { rowCount } = await database.query(
        `UPDATE ${table} SET ${column} = replace(${column}::text, $1, $2)::${type} WHERE ${column}::text LIKE '%' || $1 || '%'`,
        [HARMLESS_LINK, HOSTILE_LINK]
      );
      expect({ name, isHostile: rowCount !== 0 }).toEqual({ name, isHostile: true });
    }
  }
  const { rowCount } = await database.query('UPDATE files SET name = $1 WHERE name = $2', [
    HOSTILE_FILE,
    HARMLESS_FILE,
  ]);
  expect(rowCount).toBe(1);
  await database.end();
}
