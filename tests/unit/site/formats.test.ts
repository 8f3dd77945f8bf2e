import { createFormats, machineDate, type Period } from '../../../examples/site/src/languages/formats';

/** ICU separates with spaces of several widths; which one is of no matter here. */
const plain = (text: string) => text.replace(/\p{Zs}/gu, ' ');

const period = (startsAt: string, endsAt: string, rest: Partial<Period> = {}): Period => ({
  ...{ startsAt, endsAt, timeZone: 'Europe/Tirane', allDay: true, precision: 'day' },
  ...rest,
});

describe('a date on the reference site', () => {
  it.each([
    ['en', '2016-01', 'January 2016'],
    ['sq', '2016-01', 'janari 2016'],
    ['sq', '2022-07-27', '27 korriku 2022'],
    ['mk', '2016-01', 'јануари 2016 г.'],
    ['sr-Cyrl', '2016-09', 'септембра 2016.'],
    ['sr-Latn', '2022-07-27', '27. jula 2022.'],
    ['bs', '2022-08', 'augusta 2022.'],
    ['hr', '2016-01', 'siječnja 2016.'],
    ['cnr', '2016', '2016.'],
  ] as const)('has in %s the form that "since" asks for: %s, %s', (locale, date, expected) => {
    expect(plain(createFormats(locale).partialDateAfterSince(date))).toBe(expected);
  });

  it.each([
    ['hr', '30. kolovoza – 2. rujna 2017.'],
    ['sr-Latn', '30. avgust – 2. septembar 2017.'],
    ['mk', '30 август – 2 септември 2017 г.'],
  ] as const)('has no zero before a day in %s, even from a month to another', (locale, expected) => {
    const range = period('2017-08-30T10:00:00Z', '2017-09-02T10:00:00Z');
    expect(plain(createFormats(locale).period(range))).toBe(expected);
  });

  it('has a clock of 24 hours in Albanian too, in the time of the place', () => {
    const afternoon = period('2017-09-12T09:00:00Z', '2017-09-12T15:30:00Z', { allDay: false });
    expect(plain(createFormats('sq').period(afternoon))).toMatch(/^12 shtator 2017.*11:00.*17:30/);
  });

  it.each([
    ['year', true, '2017-01-01T00:00:00.000Z', '2017'],
    ['month', true, '2022-11-01T00:00:00.000Z', '2022-11'],
    ['day', true, '2017-09-11T22:00:00.000Z', '2017-09-12'],
    ['day', false, '2017-09-12T07:00:00.000Z', '2017-09-12T07:00:00.000Z'],
  ] as const)(
    'says to machines no more than is known: the %s, all day long: %s',
    (precision, allDay, moment, expected) => {
      expect(machineDate({ moment, timeZone: 'Europe/Tirane', allDay, precision })).toBe(expected);
    }
  );
});

describe('an amount of money on the reference site', () => {
  it.each([
    [2500, '€2,500'],
    [2500.5, '€2,500.50'],
    [0.05, '€0.05'],
  ])('has cents where there are any, and two digits of them: %d is %s', (amount, expected) => {
    expect(plain(createFormats('en').money({ amount, currency: 'EUR' }))).toBe(expected);
  });
});
