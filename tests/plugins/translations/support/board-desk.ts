import { LOCALES } from '../../../../src/locales';
import { documentsOf } from '../../../support/documents';

import { startDesk, type Desk, type Person } from './desk';

export const CITY = 'api::city.city';
export const COUNTRY = 'api::country.country';
export const TOPIC = 'api::topic.topic';
export const CODES = LOCALES.map(({ code }): string => code);

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

export let desk: Desk;
export let editor: Person;
export let translator: Person;
const ids = new Map<string, string>();
/** @param name - what its source calls an entry that was there at first */
export const idOf = (name: string): string => ids.get(name) as string;

/** Starts a hub for the board: countries with cities, and a topic; some of it translated, some stale. */
export function prepareBoardDesk(): void {
  beforeAll(async () => {
    desk = await startDesk();
    const create = async (type: string, locale: string, data: Record<string, unknown>) => {
      const { documentId } = await documentsOf(desk.hub, type).create({ data, locale, status: 'published' });
      ids.set(data.name as string, documentId);
    };
    await create('country', 'en', { name: 'Albania', slug: 'albania', isoCode: 'AL' });
    await create('country', 'en', { name: 'Kosovo', slug: 'kosovo', isoCode: 'XK' });
    const albania = idOf('Albania');
    const body = [paragraph('By the sea.'), paragraph('The port is the largest of the country.')];
    await create('city', 'en', {
      name: 'Durrës',
      slug: 'durres',
      summary: 'A city by the sea.',
      body,
      country: albania,
    });
    await create('city', 'en', { name: 'Tirana', slug: 'tirana', summary: 'The capital.', country: albania });
    await create('city', 'en', { name: '100% Prizren_', slug: 'prizren', country: idOf('Kosovo') });
    await create('city', 'mk', { name: 'Охрид', slug: 'ohrid', summary: 'На езерото.' });
    await create('topic', 'en', { name: 'Air', slug: 'air' });

    const cities = documentsOf(desk.hub, 'city');
    const durres = { documentId: idOf('Durrës'), locale: 'mk' };
    await cities.update({
      ...durres,
      data: { name: 'Драч', summary: 'Град крај морето.', body: [paragraph('Крај морето.'), body[1]] },
    });
    await cities.update({ ...durres, locale: 'sr-Cyrl', data: { name: 'Драч' } });
    await cities.update({ ...durres, locale: 'en', data: { summary: 'The second city by the sea.' } });
    await cities.publish({ ...durres, locale: 'en' });
    await cities.update({
      documentId: idOf('Tirana'),
      locale: 'mk',
      data: { name: 'Тирана', summary: 'Главниот град.' },
    });
    await cities.publish({ documentId: idOf('Tirana'), locale: 'mk' });

    editor = await desk.byRole('hub::network-editor');
    translator = await desk.byRole('hub::translator::mk');
  });
  afterAll(() => desk.hub.stop());
}
