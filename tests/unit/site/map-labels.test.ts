import fc from 'fast-check';

import { placeLabels } from '../../../examples/site/src/map/labels';

const WIDTH = 720;
const HEIGHT = 800;

it('a label stands to the right of its point, where there is room', () => {
  const dots = [{ text: 'Durrës', x: 100, y: 100 }];
  expect(placeLabels({ dots, width: WIDTH, height: HEIGHT })).toEqual([expect.objectContaining({ anchor: 'start' })]);
});

it('a label at the right edge stands to the left, and one between two others above or below', () => {
  const edge = [{ text: 'Strumica', x: 700, y: 100 }];
  expect(placeLabels({ dots: edge, width: WIDTH, height: HEIGHT })).toEqual([
    expect.objectContaining({ anchor: 'end' }),
  ]);
  const crowd = [200, 240, 280].map((x) => ({ text: 'Podgorica', x, y: 100 }));
  const anchors = placeLabels({ dots: crowd, width: WIDTH, height: HEIGHT }).map((label) => label?.anchor);
  expect(anchors).toContain('middle');
});

it('no two labels stand on one spot, however the points lie', () => {
  const dot = fc.record({
    text: fc.string({ minLength: 1, maxLength: 12 }),
    x: fc.integer({ min: 0, max: WIDTH }),
    y: fc.integer({ min: 0, max: HEIGHT }),
  });
  fc.assert(
    fc.property(fc.array(dot, { maxLength: 30 }), (dots) => {
      const labels = placeLabels({ dots, width: WIDTH, height: HEIGHT });
      expect(labels).toHaveLength(dots.length);
      const spots = labels.flatMap((label) => (label ? [`${label.x} ${label.y} ${label.anchor}`] : []));
      expect(new Set(spots).size).toBe(spots.length);
    }),
    { seed: 6, numRuns: 200 }
  );
});
