import { Client } from 'pg';

import type { AdminApi } from './people';
import type { Publish, Type } from './published';
import type { ServedHub } from './served-hub';

/** A script in every way that a text can hold one. */
export const HOSTILE = '<script>window.attacked = true</script><img src=x onerror="window.attacked = true">';
/** The same for a field that takes 40 characters. */
const SHORT_HOSTILE = '<img src=x onerror="attacked = true">';
/** The hub takes no link of the second kind; it is put in its place behind the hub's back. */
const HARMLESS_LINK = 'https://hostile.example/';
const HOSTILE_LINK = 'javascript:window.attacked=true';
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

/** What a heading of a hostile entry says. */
export const HOSTILE_NAME = `Hostile ${HOSTILE}`;

/** Every text and link of a type that its page shows, besides those that all types have. */
const HOSTILE_FIELDS = {
  cities: {
    uid: 'api::city.city',
    fields: {
      name: HOSTILE_NAME,
      officialName: HOSTILE,
      leader: { name: HOSTILE, role: HOSTILE },
      website: HARMLESS_LINK,
    },
  },
  events: {
    uid: 'api::event.event',
    fields: {
      ...{ title: HOSTILE_NAME, venue: HOSTILE, registrationUrl: HARMLESS_LINK },
      ...{ kind: 'workshop', eventStatus: 'scheduled', datePrecision: 'day' },
    },
  },
  grants: { uid: 'api::grant.grant', fields: { title: HOSTILE_NAME, eligibility: HOSTILE_TEXT } },
  partners: {
    uid: 'api::partner.partner',
    fields: { name: HOSTILE_NAME, acronym: SHORT_HOSTILE, headquarters: HOSTILE, website: HARMLESS_LINK },
  },
  resources: {
    uid: 'api::resource.resource',
    fields: {
      ...{ title: HOSTILE_NAME, kind: 'report', visibility: 'public' },
      files: [{ language: 'en', url: HARMLESS_LINK }],
    },
  },
} as const satisfies Partial<Record<Type, { uid: string; fields: object }>>;

export const HOSTILE_TYPES = Object.keys(HOSTILE_FIELDS) as (keyof typeof HOSTILE_FIELDS)[];

/** Publishes an entry of each type whose texts and links all attack who reads them; its slug is `hostile`. */
export async function publishHostileEntries(request: {
  hub: ServedHub;
  api: AdminApi;
  publish: Publish;
}): Promise<void> {
  const { hub, api, publish } = request;
  const { results } = await api<{ results: { id: number }[] }>('GET', '/upload/files?pageSize=1');
  const cover = { image: results[0]?.id, alt: HOSTILE, caption: HOSTILE, credit: HOSTILE };
  for (const { uid, fields } of Object.values(HOSTILE_FIELDS)) {
    await publish(uid, 'en', {
      ...{ slug: 'hostile', summary: HOSTILE, body: HOSTILE_TEXT, cover },
      seo: { title: '</title><script>1</script>', description: `">${HOSTILE}` },
      ...fields,
    });
  }
  await makeLinksHostile(hub);
}

/** Columns with links, as text and as JSON. */
const LINK_COLUMNS = [
  ...['cities.website', 'events.registration_url', 'partners.website', 'components_shared_resource_files.url'],
  ...['cities.body', 'events.body', 'grants.body', 'grants.eligibility', 'partners.body', 'resources.body'],
];

async function makeLinksHostile({ databaseUrl }: ServedHub): Promise<void> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  for (const name of LINK_COLUMNS) {
    const [table, column = ''] = name.split('.');
    const type = column === 'body' || column === 'eligibility' ? 'jsonb' : 'text';
    const { rowCount } = await database.query(
      `UPDATE ${table} SET ${column} = replace(${column}::text, $1, $2)::${type} WHERE ${column}::text LIKE '%' || $1 || '%'`,
      [HARMLESS_LINK, HOSTILE_LINK]
    );
    expect({ name, isHostile: rowCount !== 0 }).toEqual({ name, isHostile: true });
  }
  await database.end();
}
