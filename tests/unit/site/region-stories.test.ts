import { storiesOf } from '../../../examples/site/src/content/region-stories';

const REGION = { documentId: 'balkans' };
const consultation = (startsAt: string | null) => ({ region: REGION, kind: 'consultation', startsAt, reports: [] });

it("a region's page tells consultations and reported workshops, not what happened elsewhere", () => {
  const workshop = { region: REGION, kind: 'workshop', startsAt: '2017-09-12T00:00:00Z', reports: [{}] };
  const events = [
    consultation('2018-09-17T00:00:00Z'),
    workshop,
    { ...workshop, reports: [] },
    { ...workshop, kind: 'training' },
    { ...workshop, region: { documentId: 'elsewhere' } },
  ];
  expect(storiesOf({ region: REGION, events })).toEqual([workshop, events[0]]);
});

it('it tells the latest alone, in the order they took place; what has no date is still to come', () => {
  const years = [2021, 2018, 2022, 2019, 2020];
  const events = [consultation(null), ...years.map((year) => consultation(`${year}-05-01T00:00:00Z`))];
  expect(storiesOf({ region: REGION, events }).map(({ startsAt }) => startsAt?.slice(0, 4))).toEqual([
    '2021',
    '2022',
    undefined,
  ]);
});
