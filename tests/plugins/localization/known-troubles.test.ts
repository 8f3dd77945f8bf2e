import { startHub, type Hub } from '../../support/hub';

import { everywhere, LOCALES, pagesOf, recordOf } from './support/pages';

/** What goes wrong in bare Strapi and in other tools of translation, each under the number it was reported with. */

let hub: Hub;
beforeAll(async () => {
  hub = await startHub('localization');
});
afterAll(() => hub.stop());

const places = () => pagesOf(hub, 'place');
const happenings = () => pagesOf(hub, 'happening');

const titles = (rows: unknown) => (rows as { name?: string; title?: string; locale: string }[]).map((row) => row.name);
const localesOf = (rows: unknown) => (rows as { locale: string }[]).map(({ locale }) => locale);

it('a relation is there once its target is published, which was published later (strapi#25361)', async () => {
  const guest = await places().create('sq', { name: 'Durres' });
  const event = await happenings().create('en', {
    title: 'Workshop',
    guests: [guest.documentId],
    host: guest.documentId,
  });
  await event.publish('en');
  expect(await event.published(({ guests }) => titles(guests))).toEqual(everywhere([]));

  await guest.publish('sq');
  const guests = await event.published((row) => localesOf(row.guests));
  expect(guests).toEqual(Object.fromEntries(LOCALES.map((locale) => [locale, [locale]])));
  expect(await event.published(({ host }) => (host as { name: string }).name)).toEqual(everywhere('Durres'));
});

it('a relation inside a component is there once its target is published later (strapi#25361)', async () => {
  const place = await places().create('en', { name: 'Tirana' });
  const event = await happenings().create('en', {
    title: 'Tour',
    links: [{ label: 'Go', places: [place.documentId] }],
  });
  await event.publish('en');
  await place.publish('en');
  const linked = await hub.strapi.db.query('api::happening.happening').findMany({
    where: { documentId: event.documentId, publishedAt: { $notNull: true } },
    populate: { links: { populate: { places: true } } },
  });
  const found = linked.map((row: { locale: string; links: { places: unknown }[] }) => [
    row.locale,
    localesOf(row.links[0]?.places),
  ]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(LOCALES.map((locale) => [locale, [locale]])));
});

it('a relation is saved between entries that nobody wrote in the default language (strapi#23375)', async () => {
  const guest = await places().create('sr-Cyrl', { name: 'Ниш' });
  const event = await happenings().create('sq', { title: 'Takim' });
  await event.save('hr', { guests: { connect: [guest.documentId] } });
  const drafts = await event.drafts(({ guests }) => localesOf(guests));
  expect(drafts).toEqual(Object.fromEntries(LOCALES.map((locale) => [locale, [locale]])));
});

it('a component saved in one language leaves its texts in the others (strapi#25802)', async () => {
  const page = await places().create('en', { name: 'Bar', cover: { alt: 'Harbour', credit: 'AP' } });
  const cover = async (locale: string) =>
    (await page.drafts((row) => row.cover as { id: number; alt: string; credit: string }))[locale];
  await page.save('sq', { cover: { id: (await cover('sq'))?.id, alt: 'Porti' } });
  await page.save('en', { cover: { id: (await cover('en'))?.id, alt: 'The harbour', credit: 'Reuters' } });

  expect(await cover('sq')).toMatchObject({ alt: 'Porti', credit: 'Reuters' });
  expect(await cover('en')).toMatchObject({ alt: 'The harbour', credit: 'Reuters' });
  expect(await cover('sr-Cyrl')).toMatchObject({ alt: 'The harbour', credit: 'Reuters' });
});

it('a shared field stays when another language is saved (strapi#21594)', async () => {
  const page = await places().create('en', { name: 'Budva', size: 12, body: paragraph('Sea') });
  await page.publish('en');
  await page.save('sq', { name: 'Budva sq' });
  await page.publish('sq');
  expect(await page.drafts(({ size }) => size)).toEqual(everywhere(12));
  expect(await page.published(({ size }) => size)).toEqual(everywhere(12));
});

it('publishing one language publishes what was written in no other (strapi#24780)', async () => {
  const page = await places().create('en', { name: 'Kotor', summary: 'Old' });
  await page.publish('en');
  await page.save('sq', { summary: 'I vjeter' });
  await page.save('sr-Cyrl', { summary: 'Стари' });
  await page.save('en', { summary: 'Ancient' });
  await page.publish('sq');
  expect(await page.published(({ summary }) => summary)).toEqual({
    ...everywhere('Old'),
    sq: 'I vjeter',
    hr: 'I vjeter',
  });
});

it('a translation is not out of date because a draft of the source was saved (integreat-cms#4284)', async () => {
  const page = await places().create('en', { name: 'Shkoder', body: paragraph('Lake', 'Castle') });
  await page.publish('en');
  await page.save('sq', { body: paragraph('Liqeni', 'Keshtjella') });
  await page.publish('sq');
  await page.save('en', { size: 5 });
  await page.save('en', { body: paragraph('Lake', 'The castle') });
  expect(await recordOf(hub, page, 'sq')).toMatchObject({ staleCount: 0 });

  await page.publish('en');
  expect(await recordOf(hub, page, 'sq')).toMatchObject({ staleCount: 1 });
});

it('a translation is not out of date because something was moved (integreat-cms#4563)', async () => {
  const page = await places().create('en', {
    name: 'Ohrid',
    body: paragraph('Lake', 'Castle'),
    facts: [{ label: 'Depth' }, { label: 'Age' }],
  });
  await page.publish('en');
  const factIds = async (locale: string) =>
    ((await page.drafts(({ facts }) => facts as { id: number }[]))[locale] ?? []).map(({ id }) => id);
  const [depth, age] = await factIds('sq');
  await page.save('sq', {
    body: paragraph('Liqeni', 'Keshtjella'),
    facts: [
      { id: depth, label: 'Thellesia' },
      { id: age, label: 'Mosha' },
    ],
  });
  await page.publish('sq');
  const [first, second] = await factIds('en');
  await page.save('en', { body: paragraph('Castle', 'Lake'), facts: [{ id: second }, { id: first }] });
  await page.publish('en');

  expect(await recordOf(hub, page, 'sq')).toMatchObject({ staleCount: 0 });
  const labels = await page.published(({ facts }) => (facts as { label: string }[]).map(({ label }) => label));
  expect(labels).toMatchObject({ en: ['Age', 'Depth'], sq: ['Mosha', 'Thellesia'] });
});

const paragraph = (...texts: string[]) =>
  texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));

it('an address readers knew comes back when another language has become the source meanwhile', async () => {
  const page = await pagesOf(hub, 'happening').create('en', { title: 'Fair' });
  await page.publish('en');
  await page.save('sq', { title: 'Panairi' });
  await page.save('en', { slug: 'by-hand' });
  await pagesOf(hub, 'happening').documents.unpublish({ documentId: page.documentId, locale: 'en' });
  await hub.strapi
    .plugin('localization')
    .service('versions')
    .act({ type: 'api::happening.happening', documentId: page.documentId, locale: 'sq', action: 'make-source' });
  await page.publish('sq');
  expect((await page.published(({ slug }) => slug)).en).toBe('fair');
});
