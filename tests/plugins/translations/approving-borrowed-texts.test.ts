import type { BoardActionRequest } from '../../../src/plugins/translations/shared/board';
import { documentsOf } from '../../support/documents';
import { importTexts } from '../../support/import-texts';

import { startDesk, type Desk, type Person } from './support/desk';

const CITY = 'api::city.city';
const ENGLISH = {
  name: 'Gevgelija',
  officialName: 'Municipality of Gevgelija',
  summary: 'On the Vardar.',
  leader: { name: 'Andrej Stojanov', role: 'Mayor' },
};
const CROATIAN = { summary: 'Na Vardaru.', leader: { name: 'Andrej Stojanov', role: 'Gradonačelnik' } };

let desk: Desk;
let reviewer: Person;
let city: string;
let slugs = 0;

beforeAll(async () => {
  desk = await startDesk();
  reviewer = await desk.byRole('hub::reviewer::bs');
});
afterAll(() => desk.hub.stop());

/** Its name is Bosnian; the rest of what Bosnian shows is Croatian, and English where nobody wrote that. */
beforeEach(async () => {
  slugs += 1;
  const data = { ...ENGLISH, slug: `city-${slugs}` };
  ({ documentId: city } = await documentsOf(desk.hub, 'city').create({ data, locale: 'en', status: 'published' }));
  await write('hr', CROATIAN);
  await write('bs', { name: 'Đevđelija' });
});

const write = async (locale: string, data: object) => {
  const leader = await leaderIn(locale);
  const filled = 'leader' in data ? { ...data, leader: { ...leader, ...(data.leader as object) } } : data;
  return documentsOf(desk.hub, 'city').update({ documentId: city, locale, data: filled });
};

/** A component is the same one by its id. */
async function leaderIn(locale: string): Promise<object> {
  const { leader } = await desk.hub.strapi.db
    .query(CITY)
    .findOne({ where: { documentId: city, locale, publishedAt: null }, populate: { leader: true } });
  return leader as object;
}

const importCity = (locale: string, texts: Record<string, string>) =>
  importTexts({ hub: desk.hub, type: CITY, documentId: city, locale, texts });

const bosnian = async () => {
  const { stamp, ...version } = (await desk.versionOf(reviewer, city, 'bs')) ?? {};
  return { stamp, version };
};

async function approveAsShown(): Promise<BoardActionRequest> {
  const { stamp } = await bosnian();
  return { action: 'approve', locale: 'bs', entries: [{ type: CITY, documentId: city, stamp }] };
}

const readBosnian = async () =>
  (await desk.hub.request.get(`/api/cities/${city}`).query({ locale: 'bs', populate: 'leader' }).expect(200)).body.data;

it.each<[string, () => Promise<unknown>]>([
  ['an import has written', () => importCity('hr', { summary: 'Na rijeci Vardar.' })],
  ['an import has written in a component', () => importCity('hr', { 'leader.role': 'Načelnik' })],
  ['somebody has written', () => write('hr', { summary: 'Na rijeci Vardar.' })],
  ['somebody has written in a component', () => write('hr', { leader: { role: 'Načelnik' } })],
  ['has gone', () => documentsOf(desk.hub, 'city').delete({ documentId: city, locale: 'hr' })],
])('a version is not approved with another language’s text that %s since the board was read', async (_, change) => {
  const request = await approveAsShown();
  const [before, readers] = [await bosnian(), await readBosnian()];
  await change();
  // On the board all is as it was.
  expect((await bosnian()).version).toEqual(before.version);
  expect(await desk.refusals(reviewer, request)).toEqual({
    status: 400,
    refused: [
      {
        type: CITY,
        documentId: city,
        name: 'Gevgelija',
        reason: 'It has been changed since the board showed it; look at it once more',
      },
    ],
  });
  // Nor is anything of it new for readers.
  expect(await readBosnian()).toEqual(readers);
  await desk.act(reviewer, await approveAsShown()).expect(200);
});

it.each<[string, () => Promise<unknown>]>([
  ['it has a text of its own for', () => importCity('hr', { name: 'Đevđelija na Vardaru' })],
  ['it does not look to', () => importCity('mk', { summary: 'На Вардар.', 'leader.role': 'Градоначалник' })],
])('a version is approved after a change of a text that %s', async (_, change) => {
  const request = await approveAsShown();
  await change();
  const { status, body } = await desk.act(reviewer, request);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  expect(await readBosnian()).toMatchObject({ name: 'Đevđelija', summary: 'Na Vardaru.', contentLocale: 'bs' });
});
