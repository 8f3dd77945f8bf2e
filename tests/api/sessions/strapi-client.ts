// What a site does with Strapi's official client. clients-of-the-api.test.ts checks its types, runs it, and looks at what it prints.
import { HTTPError, strapi } from '@strapi/client';

const [origin, identifier, password] = process.argv.slice(2);
const baseURL = `${origin}/api`;
const client = strapi({ baseURL });
const cities = client.collection('cities');

/** How the client shows an answer that is none. */
async function failureOf(request: Promise<unknown>) {
  try {
    await request;
    return 'none';
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error;
    const text = await error.response.text();
    return {
      name: error.name,
      status: error.response.status,
      etag: error.response.headers.get('etag'),
      body: text && (JSON.parse(text) as unknown),
    };
  }
}

const list = await cities.find({
  filters: { slug: { $ne: 'nowhere' }, country: { isoCode: { $in: ['AL', 'XK'] } } },
  sort: ['name:desc', 'id'],
  pagination: { page: 2, pageSize: 2 },
  populate: { country: { fields: ['name', 'isoCode'] }, topics: true },
  fields: ['name', 'slug'],
  locale: 'sq',
});
const drac = await cities.findOne('drac', { locale: 'hr', populate: ['country'] });

// The client's types know no views; its queries carry them.
const asCards = { view: 'card', sort: 'startsAt:desc', locale: 'sq' };
const asPage = { view: 'page', locale: 'en' };

const albanian = strapi({ baseURL, headers: { 'Accept-Language': 'sq-XK, en;q=0.5' } });

const signIn = await client.fetch('/auth/local', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ identifier, password }),
});
const { jwt } = (await signIn.json()) as { jwt: string };
const member = strapi({ baseURL, auth: jwt });

const first = await client.fetch('/cities?locale=en');
const etag = first.headers.get('etag') ?? 'none';

console.log(
  JSON.stringify({
    list,
    drac,
    byDocumentId: await cities.findOne(drac.data.documentId, { locale: 'hr', populate: ['country'] }),
    cards: await client.collection('events').find(asCards),
    page: await client.collection('regions').findOne('western-balkans', asPage),
    network: await client.single('network').find({ locale: 'mk' }),
    negotiated: await albanian.collection('cities').findOne(drac.data.documentId),
    nowhere: await failureOf(cities.findOne('nowhere')),
    wrong: await failureOf(cities.find({ filters: { membershipStatus: 'guest' } })),
    readOnly: await failureOf(cities.create({ name: 'Nowhere' })),
    hidden: await failureOf(client.collection('resources').findOne('online-hub-guide')),
    forMembers: await member.collection('resources').findOne('online-hub-guide', { fields: ['title'] }),
    etag,
    unchanged: await failureOf(client.fetch('/cities?locale=en', { headers: { 'If-None-Match': etag } })),
  })
);
