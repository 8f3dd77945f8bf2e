import fc from 'fast-check';

import { findFaults } from '../../../src/rules/find-faults';
import type { RuledSchema } from '../../../src/rules/schema-rules';

const place: RuledSchema = {
  attributes: { lat: { type: 'decimal', min: -90, max: 90 }, lon: { type: 'decimal', min: -180, max: 180 } },
};
const schema: RuledSchema = {
  attributes: {
    startsAt: { type: 'datetime', pluginOptions: { rules: { requires: 'timeZone' } } },
    endsAt: { type: 'datetime', pluginOptions: { rules: { after: 'startsAt' } } },
    timeZone: { type: 'string', pluginOptions: { rules: { format: 'time-zone' } } },
    population: { type: 'integer', min: 0 },
    place: { type: 'component', component: 'shared.place' },
    places: { type: 'component', component: 'shared.place', repeatable: true },
  },
};
const check = (
  data: Record<string, unknown>,
  options: { stored?: Record<string, unknown>; isPublishing?: boolean } = {}
) => findFaults({ schema, data, isPublishing: false, componentSchema: () => place, ...options });

describe('faults of an entry', () => {
  it('are none where nothing is written', () => {
    expect(check({})).toEqual([]);
  });

  it('name the field and what is allowed', () => {
    expect(check({ population: -1 })).toEqual([{ path: ['population'], message: 'population must be 0 or more' }]);
  });

  it('name the way to a field inside a component', () => {
    const faults = check({
      place: { lat: 91, lon: 0 },
      places: [
        { lat: 0, lon: 0 },
        { lat: 0, lon: 181 },
      ],
    });
    expect(faults).toEqual([
      { path: ['place', 'lat'], message: 'place.lat must be from -90 to 90' },
      { path: ['places', 1, 'lon'], message: 'places.1.lon must be from -180 to 180' },
    ]);
  });

  it('are all told at once', () => {
    expect(check({ population: -1, timeZone: 'Europe/Nowhere' })).toHaveLength(2);
  });

  it('compare what is written with what is stored', () => {
    const stored = { startsAt: '2023-07-25T00:00:00.000Z', endsAt: '2023-07-26T00:00:00.000Z' };
    expect(check({ endsAt: '2023-07-24T00:00:00.000Z' }, { stored })).toHaveLength(1);
    expect(check({ startsAt: '2023-07-27T00:00:00.000Z' }, { stored })).toHaveLength(1);
    expect(check({ endsAt: null, startsAt: '2023-07-27T00:00:00.000Z' }, { stored })).toEqual([]);
  });

  it('let a draft lack what its publication needs', () => {
    const data = { startsAt: '2023-07-25T00:00:00.000Z' };
    expect(check(data)).toEqual([]);
    expect(check(data, { isPublishing: true })).toEqual([
      { path: ['timeZone'], message: 'timeZone must be given where startsAt is' },
    ]);
  });
});

describe('an end', () => {
  it('is at fault exactly when it is not later than its start', () => {
    const moment = fc.date({ noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, (startsAt, endsAt) => {
        expect(check({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })).toHaveLength(
          endsAt > startsAt ? 0 : 1
        );
      }),
      { seed: 20_164 }
    );
  });
});
