import { FORM_CONFLICT } from '../../../src/plugins/localization/shared/contracts';
import type { Answer } from '../../access/support/client';
import { signInAdministrator } from '../../access/support/people';

import {
  authorizations,
  changeSource,
  CITY,
  city,
  hub,
  invite,
  prepareCityDesk,
  READ,
  translate,
} from './support/city-desk';
import { openForm, publish, save, type Form, type Values } from './support/forms';

prepareCityDesk();

const UPDATE = 'plugin::content-manager.explorer.update';
const LEADER = { name: 'Andrej Stojanov', role: 'Mayor' };
const POPULATION = { population: 15_000, populationYear: 2021 };

beforeAll(async () => {
  for (const role of ['translator', 'reviewer']) {
    const { authorization } = await signInAdministrator({ strapi: hub.strapi, roleCode: `hub::${role}::en` });
    authorizations.set(`${role} of the source`, authorization);
  }
});
beforeEach(() => changeSource({ leader: LEADER }));

/** What somebody does who manages all content, from the panel. */
async function editInPanel(locale: string, change: (form: Form) => Values): Promise<void> {
  const form = await openForm(locale);
  expect((await save(form, change(form))).status).toBe(200);
}

const draft = (locale: string) =>
  hub.strapi.db.query(CITY).findOne({
    where: { documentId: city, locale, publishedAt: null },
    populate: { leader: true, location: true },
  });

const conflictIn = ({ status, body }: Answer) => ({ status, message: body?.error?.message });
const REFUSED = { status: 409, message: FORM_CONFLICT };

/** What happens between opening a form and saving it that changes nothing a translator may write. */
const SHARED: [string, () => Promise<unknown>, object][] = [
  ['a number, from another language', () => editInPanel('sq', () => POPULATION), POPULATION],
  ['a number, from a script', () => changeSource(POPULATION), POPULATION],
  [
    'a component without texts',
    () => changeSource({ location: { lat: 41.14, lon: 22.5 } }),
    { location: { lat: 41.14, lon: 22.5 } },
  ],
  [
    'a shared field beside a text in a component',
    () => editInPanel('en', ({ values }) => ({ leader: { ...(values.leader as object), name: 'Ana Petrova' } })),
    { leader: { name: 'Ana Petrova', role: 'Mayor' } },
  ],
];

describe('who may write the texts of a version alone', () => {
  it.each(SHARED)('saves their form after a change of %s, and puts nothing back', async (_, change, kept) => {
    const form = await openForm('mk', { who: 'translator' });
    await change();
    const { status } = await save(form, { name: 'Гевгелија' });
    expect(status).toBe(200);
    expect(await draft('mk')).toMatchObject({ ...kept, name: 'Гевгелија' });
    expect(await draft('en')).toMatchObject({ ...kept, name: 'Gevgelija' });
  });

  it('publishes their form after it, too', async () => {
    const form = await openForm('mk', { who: 'reviewer' });
    await editInPanel('sq', () => POPULATION);
    expect((await publish(form, { name: 'Гевгелија' })).status).toBe(200);
    expect(await draft('mk')).toMatchObject({ ...POPULATION, name: 'Гевгелија' });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a text', () => translate({ summary: 'На Вардар.' })],
    ['a text that follows the source', () => changeSource({ summary: 'By the Vardar.' })],
    ['a text in a component', () => changeSource({ leader: { ...LEADER, role: 'Acting mayor' } })],
    ['the slug', () => translate({ slug: `gevgelija-na-vardar-${city}` })],
    ['a component that has come, with texts', () => changeSource({ seo: { metaTitle: 'Gevgelija' } })],
    ['a component that has gone, with texts', () => changeSource({ leader: null })],
  ])('is refused after a change of %s', async (_, change) => {
    const form = await openForm('mk', { who: 'translator' });
    await change();
    const before = await draft('mk');
    expect(conflictIn(await save(form, { officialName: 'Општина Гевгелија' }))).toEqual(REFUSED);
    expect(await draft('mk')).toEqual(before);
  });

  it('of the source is refused after a change of a shared field only if they publish it', async () => {
    const form = await openForm('en', { who: 'translator of the source' });
    const publishers = await openForm('en', { who: 'reviewer of the source' });
    await editInPanel('sq', () => POPULATION);
    expect((await save(form, { officialName: 'Municipality of Gevgelija' })).status).toBe(200);
    expect(conflictIn(await publish(publishers))).toEqual(REFUSED);
    expect((await publish(await openForm('en', { who: 'reviewer of the source' }))).status).toBe(200);
  });
});

describe('who may write some fields, by conditions of their role,', () => {
  it('is refused for what they may write, and for no shared field beside it', async () => {
    const properties = { locales: ['mk'], fields: ['name', 'website'] };
    const conditions = ['admin::is-creator'];
    const author = await invite('author', [
      { action: READ, subject: CITY, properties: { locales: ['mk'] } },
      { action: UPDATE, subject: CITY, properties, conditions },
    ]);
    authorizations.set('author', author);
    const [{ id }] = await hub.strapi.db
      .query('admin::user')
      .findMany({ orderBy: { id: 'desc' }, limit: 1, select: ['id'] });
    await hub.strapi.db.connection('cities').where({ document_id: city }).update({ created_by_id: id });

    const form = await openForm('mk', { who: 'author' });
    await editInPanel('sq', () => POPULATION);
    expect((await save(form, { name: 'Гевгелија' })).status).toBe(200);

    const second = await openForm('mk', { who: 'author' });
    await editInPanel('sq', () => ({ website: 'https://example.org' }));
    expect(conflictIn(await save(second, { name: 'Ѓевѓелија' }))).toEqual(REFUSED);
  });
});
