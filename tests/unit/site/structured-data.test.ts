type Data = Record<string, unknown>;
type Describe = (entry: object, files?: object[]) => Data;

// Not imported: its types are made from the hub's OpenAPI when the site is built, and are not there before.
const { cityData, countryData, eventData, grantData, networkData, partnerData, regionData, resourceData } =
  jest.requireActual<Record<string, Describe>>('../../../examples/site/src/structured-data') as Record<
    `${'city' | 'country' | 'event' | 'grant' | 'network' | 'partner' | 'region' | 'resource'}Data`,
    Describe
  >;

/** As a page has it: what is undefined is not there. */
const inJson = (data: Data) => JSON.parse(JSON.stringify(data)) as Data;

const NOTHING = { summary: null, website: null };
const DURRES = { ...NOTHING, name: 'Durrës', officialName: null, location: { lat: 41.32, lon: 19.46 }, country: null };
const CAIR = { ...NOTHING, name: 'Čair', officialName: null, location: null, country: { name: 'North Macedonia' } };
const ICMA = { ...NOTHING, name: 'ICMA', kind: 'association', acronym: null, foundedYear: null };
const WORKSHOP = {
  ...{ title: 'Workshop', summary: 'Two days.', eventStatus: 'scheduled', format: 'in-person', venue: null },
  ...{ startsAt: '2017-09-11T22:00:00.000Z', endsAt: '2017-09-13T21:59:00.000Z', timeZone: 'Europe/Tirane' },
  ...{ allDay: true, datePrecision: 'day', hostCity: DURRES, partners: [ICMA] },
};
const GRANT = { title: 'Grant', summary: null, amount: null, currency: null, awards: [] };
const REPORT = { title: 'Report', summary: null, kind: 'report', publishedOn: null, topics: [], files: [] };

describe('what the reference site says in schema.org’s words', () => {
  it('of a city: where it is, in which country, and its website', () => {
    expect(inJson(cityData({ ...CAIR, summary: 'In Skopje.', website: 'https://cair.gov.mk/' }))).toEqual({
      '@type': 'City',
      name: 'Čair',
      description: 'In Skopje.',
      sameAs: 'https://cair.gov.mk/',
      containedInPlace: { '@type': 'Country', name: 'North Macedonia' },
    });
    expect(inJson(cityData(DURRES))).toEqual({
      '@type': 'City',
      name: 'Durrës',
      geo: { '@type': 'GeoCoordinates', latitude: 41.32, longitude: 19.46 },
    });
  });

  it('of a region: which places are in it', () => {
    const data = inJson(regionData({ name: 'Western Balkans', summary: null, cities: [DURRES, CAIR] }));
    expect(data).toMatchObject({ '@type': 'Place', name: 'Western Balkans', containsPlace: [{}, { name: 'Čair' }] });
  });

  it('of a country: its code, and which region it is in', () => {
    const kosovo = { name: 'Kosovo', officialName: 'Republic of Kosovo', summary: null, isoCode: 'XK' };
    expect(inJson(countryData({ ...kosovo, region: { name: 'Western Balkans' } }))).toEqual({
      '@type': 'Country',
      name: 'Kosovo',
      alternateName: 'Republic of Kosovo',
      identifier: 'XK',
      containedInPlace: { '@type': 'Place', name: 'Western Balkans' },
    });
  });

  it('of an event: the days it lasted in its place, and who took part in it without a claim that they organised it', () => {
    expect(inJson(eventData(WORKSHOP))).toEqual({
      '@type': 'Event',
      name: 'Workshop',
      description: 'Two days.',
      startDate: '2017-09-12',
      endDate: '2017-09-13',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: expect.objectContaining({ '@type': 'City', name: 'Durrës' }),
      contributor: [{ '@type': 'Organization', name: 'ICMA' }],
    });
  });

  it.each([
    ['no date that is not known', { startsAt: null, endsAt: null }, { startDate: undefined, endDate: undefined }],
    ['no more of a date than its year', { datePrecision: 'year', endsAt: null }, { startDate: '2017' }],
    ['the moment where the hour is known', { allDay: false }, { startDate: '2017-09-11T22:00:00.000Z' }],
    ['that it is put off', { eventStatus: 'postponed' }, { eventStatus: 'https://schema.org/EventPostponed' }],
    ['that it is called off', { eventStatus: 'cancelled' }, { eventStatus: 'https://schema.org/EventCancelled' }],
    [
      'that it is online',
      { format: 'online' },
      { eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode' },
    ],
    ['a venue, in its city', { venue: 'Hall' }, { location: { name: 'Hall', containedInPlace: { name: 'Durrës' } } }],
    ['no place where there is none', { hostCity: null }, { location: undefined }],
  ])('of an event: %s', (_what, change, expected) => {
    expect(eventData({ ...WORKSHOP, ...change })).toMatchObject(expected);
  });

  it('of a grant: who received it, and its amount only with its currency', () => {
    const awarded = { ...GRANT, awards: [{ recipient: ICMA }, { recipient: null }] };
    expect(inJson(grantData({ ...awarded, amount: 5000 }))).toEqual({
      '@type': 'MonetaryGrant',
      name: 'Grant',
      fundedItem: [{ '@type': 'Organization', name: 'ICMA' }],
    });
    expect(grantData({ ...GRANT, amount: 5000, currency: 'EUR' })).toMatchObject({
      amount: { '@type': 'MonetaryAmount', value: 5000, currency: 'EUR' },
    });
  });

  it.each([
    ['ngo', 'NGO'],
    ['government', 'GovernmentOrganization'],
    ['intergovernmental', 'Organization'],
    ['academic', 'Organization'],
    [null, 'Organization'],
  ])('of a partner that is %s: %s', (kind, expected) => {
    expect(inJson(partnerData({ ...ICMA, kind, acronym: 'I', foundedYear: 1914 }))).toEqual({
      '@type': expected,
      name: 'ICMA',
      alternateName: 'I',
      foundingDate: '1914',
    });
  });

  it.each([
    ['report', 'Report'],
    ['assessment', 'Report'],
    ['case-study', 'CreativeWork'],
    ['toolkit', 'CreativeWork'],
  ])('of a resource that is a %s: %s', (kind, expected) => {
    expect(resourceData({ ...REPORT, kind }, [])).toMatchObject({ '@type': expected, name: 'Report' });
  });

  it('of a resource: its topics, and its files with their languages', () => {
    const files = [
      { href: '/uploads/a.pdf', name: 'a.pdf', language: 'mk' },
      { href: 'https://example.org/b.pdf', name: 'example.org', language: null },
    ];
    const topics = [{ name: 'Risk assessment' }];
    expect(inJson(resourceData({ ...REPORT, publishedOn: '2018-01', topics, files }, files))).toMatchObject({
      inLanguage: ['mk'],
      datePublished: '2018-01',
      about: [{ '@type': 'Thing', name: 'Risk assessment' }],
      encoding: [
        { '@type': 'MediaObject', contentUrl: 'http://localhost:4321/uploads/a.pdf', inLanguage: 'mk' },
        { '@type': 'MediaObject', contentUrl: 'https://example.org/b.pdf' },
      ],
    });
  });

  it('of the network: how to reach it, and where else it is', () => {
    const contact = { email: 'office@example.org', phone: null, address: null, url: 'https://example.org/' };
    const network = { name: 'Network', tagline: null, contact, socialLinks: [{ url: 'https://social.example/us' }] };
    expect(inJson(networkData(network))).toEqual({
      '@type': 'Organization',
      name: 'Network',
      email: 'office@example.org',
      sameAs: ['https://example.org/', 'https://social.example/us'],
    });
  });

  it('names no address that is not safe to follow', () => {
    const website = 'javascript:alert(1)';
    const network = { name: 'Network', tagline: null, contact: { url: website }, socialLinks: [{ url: website }] };
    const all = [cityData({ ...CAIR, website }), partnerData({ ...ICMA, website }), networkData(network)];
    expect(JSON.stringify(all)).not.toContain('javascript');
  });
});
