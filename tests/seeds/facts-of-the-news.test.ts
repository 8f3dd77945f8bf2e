import { LOCALE_CODES } from '../../src/locales';
import { startHub, type Hub } from '../support/hub';

import { createNameChecks } from './local-names';
import { createRestReader, dateIn, textOf, type RestReader } from './rest-reader';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub('seeded');
});
afterAll(() => hub.stop());

const RELATED = { fields: ['name'] };

describe.each(LOCALE_CODES)('over REST, in %s', (locale) => {
  let reader: RestReader;
  beforeAll(() => {
    reader = createRestReader(hub, locale);
  });

  const { named, namesOf, nameOf } = createNameChecks(locale);

  it('F15: the Regional Hub was launched in early November 2022, in four online round tables', async () => {
    const launch = await reader.read('events', 'regional-hub-launch-2022');
    expect(launch).toMatchObject({ kind: 'roundtable', format: 'online', datePrecision: 'month' });
    expect(dateIn(launch.timeZone, launch.startsAt)).toBe('2022-11-01');
    const text = textOf(launch.body);
    expect(text).toMatch(/\b60\b/);
    expect(text).toMatch(/\b15\b/);
    const lists = (launch.body as { type: string; format?: string; children: unknown[] }[]).filter(
      ({ type, format }) => type === 'list' && format === 'ordered'
    );
    expect(lists[0]?.children).toHaveLength(4);
  });

  it('F16: its first workshop was in Sarajevo on 8 and 9 February 2023', async () => {
    const workshop = await reader.read('events', 'sarajevo-workshop-2023', { hostCity: RELATED });
    expect(workshop).toMatchObject({ kind: 'workshop', hostCity: nameOf('sarajevo') });
    expect(dateIn(workshop.timeZone, workshop.startsAt)).toBe('2023-02-08');
    expect(dateIn(workshop.timeZone, workshop.endsAt)).toBe('2023-02-09');
  });

  it('F17: Danilovgrad held a workshop on multi-agency coordination on 25 and 26 July 2023', async () => {
    const workshop = await reader.read('events', 'danilovgrad-workshop-2023', {
      hostCity: RELATED,
      participatingCities: RELATED,
      topics: RELATED,
    });
    expect(workshop).toMatchObject({
      kind: 'workshop',
      hostCity: nameOf('danilovgrad'),
      topics: [nameOf('multi-agency-coordination')],
    });
    expect(dateIn(workshop.timeZone, workshop.startsAt)).toBe('2023-07-25');
    expect(dateIn(workshop.timeZone, workshop.endsAt)).toBe('2023-07-26');
    expect(namesOf(workshop.participatingCities)).toEqual(
      named('brcko-district', 'novi-pazar', 'podgorica', 'strumica')
    );
    expect(textOf(workshop.body)).toMatch(/\b20\b/);
  });

  it('F18: Junik in Kosovo joined on 27 July 2022', async () => {
    expect(await reader.read('cities', 'junik', { country: RELATED })).toMatchObject({
      ...nameOf('junik'),
      memberSince: '2022-07-27',
      membershipStatus: 'member',
      country: nameOf('kosovo'),
    });
  });

  it.each([
    ['elbasan', 'albania'],
    ['kumanovo', 'north-macedonia'],
  ] as const)('F19: %s, in %s, worked with the Regional Hub in 2023', async (slug, country) => {
    const city = await reader.read('cities', slug, { country: RELATED });
    expect(city).toMatchObject({ ...nameOf(slug), country: nameOf(country) });
    expect(textOf(city.body)).toMatch(/\b2023\b/);
  });
});
