import { toTimestamp } from '../../../../src/seeding/bulk/version-nodes';

// What PostgreSQL's driver does with a column that knows no time zone: it reads it as the clock on the wall of this process.
const readByDriver = (stored: string) => new Date(stored);

it.each(['2017-01-15T11:00:00.000Z', '2017-07-15T22:30:00.123Z'])('stores %s so that it is read back', (moment) => {
  const stored = toTimestamp(new Date(moment));
  expect(stored).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
  expect(readByDriver(stored).toISOString()).toBe(moment);
});
