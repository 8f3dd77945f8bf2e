// What a site does with openapi-fetch and the types of the hub's API. clients-of-the-api.test.ts checks its types, runs it, and
// looks at what it prints.
import createClient from 'openapi-fetch';
import qs from 'qs';

import type { paths } from './cities-hub';

const [origin, identifier, password] = process.argv.slice(2);
const options = {
  baseUrl: origin,
  querySerializer: (query: object) => qs.stringify(query, { encodeValuesOnly: true }),
};
const hub = createClient<paths>(options);

const list = await hub.GET('/api/cities', {
  params: {
    query: {
      filters: { slug: { $ne: 'nowhere' }, country: { isoCode: { $in: ['AL', 'XK'] } } },
      sort: ['name:desc', 'id'],
      'pagination[page]': 2,
      'pagination[pageSize]': 2,
      populate: { country: { fields: ['name', 'isoCode'] }, topics: true },
      fields: ['name', 'slug'],
      locale: 'sq',
    },
  },
});
const read = (id: string) =>
  hub.GET('/api/cities/{id}', { params: { path: { id }, query: { locale: 'hr', populate: 'country' } } });
const drac = await read('drac');
const documentId = drac.data?.data.documentId ?? 'none';

const cards = await hub.GET('/api/events', {
  params: { query: { view: 'card', sort: 'startsAt:desc', locale: 'sq' } },
});
const page = await hub.GET('/api/regions/{id}', {
  params: { path: { id: 'western-balkans' }, query: { view: 'page', locale: 'en' } },
});
const network = await hub.GET('/api/network', { params: { query: { locale: 'mk' } } });
const negotiated = await hub.GET('/api/cities/{id}', {
  params: { path: { id: documentId }, header: { 'Accept-Language': 'sq-XK, en;q=0.5' } },
});
const nowhere = await hub.GET('/api/cities/{id}', { params: { path: { id: 'nowhere' } } });
const wrong = await hub.GET('/api/cities', { params: { query: { filters: { membershipStatus: 'guest' } } } });

const guide = { params: { path: { id: 'online-hub-guide' }, query: { fields: 'title' } } };
const hidden = await hub.GET('/api/resources/{id}', guide);
const signIn = await fetch(`${origin}/api/auth/local`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ identifier, password }),
});
const { jwt } = (await signIn.json()) as { jwt: string };
const member = createClient<paths>({ ...options, headers: { Authorization: `Bearer ${jwt}` } });
const forMembers = await member.GET('/api/resources/{id}', guide);

const first = await hub.GET('/api/cities', { params: { query: { locale: 'en' } } });
const etag = first.response.headers.get('etag') ?? 'none';
const unchanged = await hub.GET('/api/cities', {
  params: { query: { locale: 'en' } },
  headers: { 'If-None-Match': etag },
});

console.log(
  JSON.stringify({
    list: list.data,
    total: list.data?.meta.pagination?.total,
    drac: drac.data,
    byDocumentId: (await read(documentId)).data,
    cards: cards.data,
    page: page.data,
    excerpt: page.data?.meta.excerpts?.events?.total,
    network: network.data,
    negotiated: negotiated.data,
    nowhere: { status: nowhere.response.status, body: nowhere.error },
    wrong: { status: wrong.response.status, body: wrong.error, allowed: wrong.error?.error.details.allowed },
    hidden: { status: hidden.response.status },
    forMembers: forMembers.data,
    etag,
    unchanged: { status: unchanged.response.status, etag: unchanged.response.headers.get('etag') },
  })
);
