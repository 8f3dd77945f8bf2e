import fc from 'fast-check';

import { targetRadiiOf } from '../../../examples/site/src/map/targets';

it('a point far from all others has the whole room that a finger needs', () => {
  expect(targetRadiiOf([{ x: 100, y: 100 }])).toEqual([24]);
  expect(targetRadiiOf([100, 300].map((x) => ({ x, y: 100 })))).toEqual([24, 24]);
});

it('points that are near each other share the room between them', () => {
  expect(targetRadiiOf([100, 118, 200].map((x) => ({ x, y: 100 })))).toEqual([9, 9, 24]);
});

it('no point opens the city of another, however they lie', () => {
  const coordinate = fc.integer({ min: 0, max: 7200 }).map((tenths) => tenths / 10);
  const dots = fc.uniqueArray(fc.record({ x: coordinate, y: coordinate }), {
    maxLength: 40,
    selector: ({ x, y }) => `${x} ${y}`,
  });
  fc.assert(
    fc.property(dots, (places) => {
      const radii = targetRadiiOf(places);
      places.forEach((place, index) => {
        expect(radii[index]).toBeGreaterThan(0);
        expect(radii[index]).toBeLessThanOrEqual(24);
        places.slice(index + 1).forEach((other, offset) => {
          const distance = Math.hypot(place.x - other.x, place.y - other.y);
          // The last digit of a sum of two halves may differ.
          expect((radii[index] ?? 0) + (radii[index + 1 + offset] ?? 0)).toBeLessThanOrEqual(distance + 1e-9);
        });
      });
    }),
    { seed: 6, numRuns: 200 }
  );
});
