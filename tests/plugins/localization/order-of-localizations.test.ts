import { startHub, type Hub } from '../../support/hub';

import { pagesOf } from './support/pages';

type Listed = { locale: string }[];
type Found = { localizations: Listed } & Record<string, { localizations: Listed } | undefined>;

/** Neither by name nor as they were written. */
const MOVED = ['sr-Latn', 'en', 'hr', 'sq', 'sr-Cyrl'];

let hub: Hub;
beforeAll(async () => {
  hub = await startHub('localization');
  const place = await pagesOf(hub, 'place').create('en', { name: 'Niksic' });
  await place.publish('en');
  const happening = await pagesOf(hub, 'happening').create('en', { title: 'Fair', host: place.documentId });
  await happening.publish('en');
  // A row that is updated moves to the end of its table, and a table PostgreSQL knows to be small is read from its beginning.
  const { connection } = hub.strapi.db;
  for (const table of ['places', 'happenings']) {
    for (const locale of MOVED) await connection(table).where({ locale }).update({ locale });
    await connection.raw('ANALYZE ??', [table]);
  }
});
afterAll(() => hub.stop());

it.each([
  ['by everything', '*', ''],
  ['by their name', 'localizations', ''],
  ['by their names in a list', ['localizations', 'host'], ''],
  ['by an object', { localizations: true }, ''],
  ['by an object that says which fields', { localizations: { fields: ['locale'] } }, ''],
  ['by a path through a relation', 'host.localizations', 'host'],
  ['by paths through a relation', ['host', 'host.localizations'], 'host'],
  ['by everything of a relation', { host: { populate: '*' } }, 'host'],
  ['by an object of a relation', { host: { populate: { localizations: true } } }, 'host'],
])('the other languages asked for %s come by their codes', async (_name, populate, through) => {
  const [found] = (await hub.strapi
    .documents('api::happening.happening' as never)
    .findMany({ locale: 'en', status: 'published', populate: populate as never })) as unknown as Found[];
  const holder = through ? found?.[through] : found;
  expect(holder?.localizations.map(({ locale }) => locale)).toEqual(['hr', 'sq', 'sr-Cyrl', 'sr-Latn']);
});

it('an order that is asked for stays', async () => {
  const [found] = (await hub.strapi.documents('api::happening.happening' as never).findMany({
    locale: 'en',
    status: 'published',
    populate: { localizations: { sort: 'locale:desc' } } as never,
  })) as unknown as Found[];
  expect(found?.localizations.map(({ locale }) => locale)).toEqual(['sr-Latn', 'sr-Cyrl', 'sq', 'hr']);
});
