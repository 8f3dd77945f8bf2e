import { LOCALE_CODES } from '../../src/locales';
import { startHub, type Hub } from '../support/hub';

import { createNameChecks } from './local-names';
import {
  CONSULTATIONS,
  COORDINATORS,
  DISENGAGEMENT,
  ERASMUS,
  FIRST_STEP,
  GOVERNMENTS,
  HIGHEST_LEVELS,
  MAYORS,
  PEERS,
  SELECTED_PARTNERS,
  TERROR,
  TIRANA,
  VIOLENT_EXTREMISM,
} from './local-words';
import { createRestReader, dateIn, textOf, type RestReader } from './rest-reader';

let hub: Hub;
/** Of somebody who signed in as a member. */
let membership: string;
beforeAll(async () => {
  hub = await startHub('seeded');
  membership = await signInAsMember();
});
afterAll(() => hub.stop());

const COUNTRIES = ['albania', 'bosnia-and-herzegovina', 'kosovo', 'montenegro', 'north-macedonia', 'serbia'] as const;
const TRAINING_TOPICS = [
  'risk-assessment',
  'local-action-planning',
  'youth-engagement',
  'local-referral-mechanisms',
  'rehabilitation-and-disengagement',
] as const;
const RELATED = { fields: ['name'] };

describe.each(LOCALE_CODES)('over REST, in %s', (locale) => {
  let reader: RestReader;
  beforeAll(() => {
    reader = createRestReader(hub, locale);
  });

  const { named, namesOf, nameOf } = createNameChecks(locale);

  it('F1: the network helps local leaders to prevent violent extremism', async () => {
    const region = await reader.read('regions', 'western-balkans');
    expect(region).toMatchObject(nameOf('western-balkans'));
    const text = textOf(region.body);
    for (const words of [VIOLENT_EXTREMISM, PEERS]) expect(text).toMatch(words[locale]);
  });

  it('the region’s text says what its leaders committed to, what is trained, and what the network rests on', async () => {
    const text = textOf((await reader.read('regions', 'western-balkans')).body);
    for (const words of [TERROR, DISENGAGEMENT, CONSULTATIONS, HIGHEST_LEVELS, GOVERNMENTS]) {
      expect(text).toMatch(words[locale]);
    }
    expect(text).toContain('GUS Albania');
  });

  it('F2: the region has more than 40 member cities, as reported', async () => {
    expect(await reader.read('regions', 'western-balkans')).toMatchObject({
      reportedMemberCount: 40,
      reportedMemberCountIsMinimum: true,
    });
    // The site says "more than": a further figure without these words would say something else.
    const { statistics } = await reader.read('regions', 'western-balkans', { statistics: true });
    expect((statistics as { value: number }[]).map(({ value }) => value)).toEqual([6, 3]);
  });

  it.each([
    ['cair', 'north-macedonia'],
    ['peja', 'kosovo'],
    ['gjilan', 'kosovo'],
  ] as const)('F3: %s, in %s, was among the first members in January 2016', async (city, country) => {
    expect(await reader.read('cities', city, { country: RELATED })).toMatchObject({
      ...nameOf(city),
      memberSince: '2016-01',
      membershipStatus: 'member',
      country: nameOf(country),
    });
  });

  it('F4: members come from six countries', async () => {
    const region = await reader.read('regions', 'western-balkans', { countries: RELATED });
    expect(namesOf(region.countries)).toEqual(named(...COUNTRIES));
    expect(region.countryCount).toBe(6);
    expect(namesOf(await reader.list('countries'))).toEqual(named(...COUNTRIES));
  });

  it('F5: ISD and ICMA built up the work in the region', async () => {
    const { body } = await reader.read('regions', 'western-balkans');
    expect(textOf(body)).toContain('ISD');
    expect(textOf(body)).toContain('ICMA');
  });

  it('F5: with ICMA there were three trainings, in Kosovo, Albania and Montenegro', async () => {
    const trainings = await reader.list('events', {
      filters: { kind: { $eq: 'training' } },
      populate: { countries: RELATED, partners: { fields: ['acronym'] } },
    });
    expect(namesOf(trainings.flatMap(({ countries }) => countries))).toEqual(named('kosovo', 'albania', 'montenegro'));
    for (const training of trainings) {
      expect(training).toMatchObject({ datePrecision: 'year', partners: [{ acronym: 'ICMA' }] });
      expect(dateIn(training.timeZone, training.startsAt)).toBe('2017-01-01');
    }
  });

  it('F6: practitioners of six countries met in Durrës on 12 and 13 September 2017', async () => {
    const workshop = await reader.read('events', 'durres-workshop-2017', {
      hostCity: RELATED,
      countries: RELATED,
      partners: { fields: ['acronym'] },
    });
    expect(workshop).toMatchObject({ kind: 'workshop', hostCity: nameOf('durres'), partners: [{ acronym: 'ICMA' }] });
    expect(dateIn(workshop.timeZone, workshop.startsAt)).toBe('2017-09-12');
    expect(dateIn(workshop.timeZone, workshop.endsAt)).toBe('2017-09-13');
    expect(namesOf(workshop.countries)).toEqual(named(...COUNTRIES));
    expect(textOf(workshop.body)).toMatch(MAYORS[locale]);
    expect(textOf(workshop.body)).toMatch(/\b40\b/);
  });

  it('F7: the trainings had five topics', async () => {
    const training = await reader.read('events', 'training-kosovo-2017', { topics: RELATED });
    expect(namesOf(training.topics)).toEqual(named(...TRAINING_TOPICS));
  });

  it('F8: cities of two countries were consulted from 17 to 20 September 2018', async () => {
    const consultations = await reader.read('events', 'city-consultations-2018', {
      participatingCities: { populate: { leader: true } },
      countries: RELATED,
      partners: { fields: ['name', 'acronym'] },
    });
    expect(consultations.kind).toBe('consultation');
    expect(dateIn(consultations.timeZone, consultations.startsAt)).toBe('2018-09-17');
    expect(dateIn(consultations.timeZone, consultations.endsAt)).toBe('2018-09-20');
    expect(namesOf(consultations.participatingCities)).toEqual(named('prizren', 'cair'));
    const leaders = (consultations.participatingCities as { leader: { name: string; role: string } }[]).map(
      ({ leader }) => leader
    );
    expect(namesOf(leaders)).toEqual(['Mytaher Haskuka', 'Visar Ganiu']);
    expect(leaders.every(({ role }) => role !== '')).toBe(true);
    expect(namesOf(consultations.countries)).toEqual(named('kosovo', 'north-macedonia'));
    const text = textOf(consultations.body);
    for (const words of [COORDINATORS, SELECTED_PARTNERS, FIRST_STEP]) expect(text).toMatch(words[locale]);
    const partners = await Promise.all(
      ['icitap', 'democracy-lab', 'konica-institute', 'civil', 'osce', 'search-for-common-ground'].map((slug) =>
        reader.read('partners', slug)
      )
    );
    expect(namesOf(consultations.partners)).toEqual(namesOf(partners));
  });

  it('F9: the Local Innovation Grant had more than 80 applications and went to GUS Albania in 2018', async () => {
    const grant = await reader.read('grants', 'local-innovation-grant-western-balkans', {
      region: RELATED,
      awards: { populate: { recipient: RELATED } },
    });
    expect(grant).toMatchObject({
      applicationsReceived: 80,
      applicationsReceivedIsMinimum: true,
      state: 'awarded',
      region: nameOf('western-balkans'),
      awards: [{ awardedOn: '2018', recipient: { name: 'GUS Albania' } }],
    });
    expect(textOf(grant.eligibility).length).toBeGreaterThan(50);
  });

  it('F10: GUS Albania is a non-governmental organisation, founded in Tirana in 2015', async () => {
    const partner = await reader.read('partners', 'gus-albania', { countries: RELATED });
    expect(partner).toMatchObject({
      name: 'GUS Albania',
      kind: 'ngo',
      foundedYear: 2015,
      headquarters: expect.stringMatching(TIRANA[locale]),
      countries: [nameOf('albania')],
    });
    const text = textOf(partner.body);
    for (const project of ['Get Started', 'You.Albania']) expect(text).toContain(project);
    expect(text).toMatch(ERASMUS[locale]);
  });

  it('F11: the region has exactly the four partners that are listed, with links where they have one', async () => {
    const region = await reader.read('regions', 'western-balkans', { partners: { fields: ['name', 'website'] } });
    const listed = await Promise.all(
      ['gus-albania', 'icma', 'icitap', 'global-center'].map((slug) => reader.read('partners', slug))
    );
    expect(namesOf(region.partners)).toEqual(namesOf(listed));
    expect(listed.map(({ website }) => website)).toEqual([
      null,
      'https://icma.org',
      'https://www.justice.gov/criminal/criminal-icitap',
      'https://globalcenter.org',
    ]);
  });

  it('F12: there are an assessment, a report of the workshop, case studies, and how other cities do it', async () => {
    expect(await reader.read('resources', 'regional-assessment-western-balkans', { region: RELATED })).toMatchObject({
      kind: 'assessment',
      region: nameOf('western-balkans'),
    });
    const workshop = await reader.read('events', 'durres-workshop-2017');
    expect(await reader.read('resources', 'durres-workshop-report', { event: true })).toMatchObject({
      kind: 'report',
      event: { title: workshop.title },
    });
    const studies = await reader.read('resources', 'case-studies-by-work-stream', { topics: RELATED });
    expect(studies.kind).toBe('case-study');
    expect(namesOf(studies.topics)).toEqual(named(...TRAINING_TOPICS, 'multi-agency-coordination'));
    const others = await reader.read('resources', 'how-other-cities-address-violent-extremism');
    expect(others.title).toMatch(VIOLENT_EXTREMISM[locale]);
  });

  it('F13: the Global Summit is for all, the guide to the Online Hub for members', async () => {
    expect(await reader.read('events', 'global-summit')).toMatchObject({ kind: 'summit', startsAt: null });
    await expect(reader.read('resources', 'online-hub-guide')).rejects.toThrow(/no resources "online-hub-guide"/);
    expect(await reader.list('resources', { filters: { visibility: { $eq: 'members' } } })).toEqual([]);
    const member = createRestReader(hub, locale, membership);
    expect(await member.read('resources', 'online-hub-guide')).toMatchObject({
      kind: 'toolkit',
      visibility: 'members',
    });
  });

  it('F14: member cities are counted, and figures that nobody published stay empty', async () => {
    const members = await reader.list('cities', { filters: { membershipStatus: { $eq: 'member' } } });
    const region = await reader.read('regions', 'western-balkans');
    expect(namesOf(members)).toEqual(named('cair', 'gjilan', 'junik', 'peja', 'prizren'));
    expect(region.memberCityCount).toBe(members.length);
    expect(await reader.read('events', 'durres-workshop-2017')).toMatchObject({
      participatingCityCount: null,
      traineeCount: null,
    });
  });
});

/** Signs in through the real login, as somebody whom an administrator made a member. */
async function signInAsMember(): Promise<string> {
  const email = 'member@example.org';
  const password = 'Correct-horse-9';
  const role = await hub.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  await hub.strapi.plugin('users-permissions').service('user').add({
    username: email,
    email,
    password,
    provider: 'local',
    confirmed: true,
    role: role.id,
  });
  const { body } = await hub.request.post('/api/auth/local').send({ identifier: email, password }).expect(200);
  return `Bearer ${body.jwt as string}`;
}
