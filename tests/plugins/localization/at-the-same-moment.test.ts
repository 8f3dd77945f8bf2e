import { startHub, type Hub } from '../../support/hub';

import { everywhere, LOCALES, pagesOf, type Page } from './support/pages';

/** The hub's pool gives each of these writes a connection of its own. */

let hub: Hub;
beforeAll(async () => {
  hub = await startHub('localization');
});
afterAll(() => hub.stop());

const places = () => pagesOf(hub, 'place');
const happenings = () => pagesOf(hub, 'happening');

const rowCount = async (uid: string, { documentId }: Page) => hub.strapi.db.query(uid).count({ where: { documentId } });

it('two people publish the same entry: it is published once, in every language', async () => {
  const page = await places().create('en', { name: 'Zagreb', facts: [{ label: 'One' }] });
  await Promise.all([page.publish('en'), page.publish('en'), page.publish('*')]);
  expect(await page.published(({ name }) => name)).toEqual(everywhere('Zagreb'));
  expect(await rowCount(places().uid, page)).toBe(2 * LOCALES.length);
  const facts = await page.published((row) => (row.facts as { label: string }[]).map(({ label }) => label));
  expect(facts).toEqual(everywhere(['One']));
});

it('an editor and two translators save and publish the same entry: no text is lost', async () => {
  const page = await places().create('en', { name: 'Split', summary: 'Palace' });
  await page.publish('en');
  await Promise.all([
    page.save('en', { size: 7 }).then(() => page.publish('en')),
    page.save('sq', { summary: 'Pallati' }).then(() => page.publish('sq')),
    page.save('hr', { summary: 'Palaca' }).then(() => page.publish('hr')),
  ]);
  const expected = { ...everywhere('Palace'), sq: 'Pallati', hr: 'Palaca' };
  expect(await page.drafts(({ summary }) => summary)).toEqual(expected);
  expect(await page.published(({ summary }) => summary)).toEqual(expected);
  expect(await page.published(({ size }) => size)).toEqual(everywhere(7));
});

it('entries that lead to each other are published: no deadlock, and each leads to the other in every language', async () => {
  const guests = await Promise.all(['Pula', 'Rijeka', 'Zadar'].map((name) => places().create('en', { name })));
  const events = await Promise.all(
    ['Summit', 'Webinar', 'Training'].map((title) =>
      happenings().create('sq', { title, guests: guests.map(({ documentId }) => documentId) })
    )
  );
  await Promise.all([
    ...events.map((event) => event.publish('sq')),
    ...guests.map((guest) => guest.publish('en')),
    ...events.map((event) => event.publish('*')),
  ]);
  for (const event of events) {
    const names = await event.published((row) => (row.guests as { name: string; locale: string }[]).map(nameAndLocale));
    expect(names).toEqual(byLocale(['Pula', 'Rijeka', 'Zadar']));
  }
  for (const guest of guests) {
    const visits = await guest.published((row) =>
      (row.visits as { title: string; locale: string }[]).map(({ title, locale }) => `${title} ${locale}`).sort()
    );
    expect(visits).toEqual(byLocale(['Summit', 'Training', 'Webinar']));
  }
});

const nameAndLocale = ({ name, locale }: { name: string; locale: string }) => `${name} ${locale}`;
const byLocale = (names: string[]) =>
  Object.fromEntries(LOCALES.map((locale) => [locale, names.map((name) => `${name} ${locale}`)]));
