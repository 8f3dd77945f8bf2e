import { Client } from 'pg';

import type { Publish } from './published';
import type { ServedHub } from './served-hub';

/** A script in every way that a text can hold one. */
export const HOSTILE = '<script>window.attacked = true</script><img src=x onerror="window.attacked = true">';
/** The hub takes no link of the second kind; it is put in its place behind the hub's back. */
const HARMLESS_LINK = 'https://hostile.example/';
const HOSTILE_LINK = 'javascript:window.attacked=true';
const HOSTILE_BODY = [
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

/** Publishes a city whose texts and links all attack who reads them. */
export async function publishHostileCity({ hub, publish }: { hub: ServedHub; publish: Publish }): Promise<void> {
  await publish('api::city.city', 'en', {
    ...{ name: `Hostile ${HOSTILE}`, slug: 'hostile', summary: HOSTILE, officialName: HOSTILE, body: HOSTILE_BODY },
    leader: { name: HOSTILE, role: HOSTILE },
    seo: { title: '</title><script>1</script>', description: `">${HOSTILE}` },
  });
  const database = new Client({ connectionString: hub.databaseUrl });
  await database.connect();
  await database.query(
    `UPDATE cities SET body = replace(body::text, $1, $2)::jsonb, website = $2 WHERE body::text LIKE '%' || $1 || '%'`,
    [HARMLESS_LINK, HOSTILE_LINK]
  );
  await database.end();
}
