import fc from 'fast-check';

import { orderByDependency } from '../../../../src/seeding/reader/dependency-order';

type Graph = Map<string, { id: string; needs: string[] }>;

const toGraph = (edges: [number, number][], size: number): Graph =>
  new Map(
    Array.from({ length: size }, (_, index) => {
      const needs = edges.filter(([from]) => from === index).map(([, to]) => `n${to}`);
      return [`n${index}`, { id: `n${index}`, needs }];
    })
  );

const order = (graph: Graph) => orderByDependency(graph, ({ needs }) => needs);

const SIZE = 12;
const node = fc.nat(SIZE - 1);
const edges = fc.array(fc.tuple(node, node), { maxLength: 30 });

it('puts every item after those it needs, whatever needs what, and loses none', () => {
  fc.assert(
    fc.property(edges, (pairs) => {
      // An edge to a smaller number only: no circle is possible.
      const graph = toGraph(
        pairs.filter(([from, to]) => to < from),
        SIZE
      );
      const { ordered, circles } = order(graph);
      expect(circles).toEqual([]);
      expect(ordered).toHaveLength(SIZE);
      const position = new Map(ordered.map(({ id }, index) => [id, index]));
      for (const { id, needs } of ordered) {
        for (const needed of needs) expect(position.get(needed)).toBeLessThan(position.get(id) ?? -1);
      }
    }),
    { seed: 20_260 }
  );
});

it('finds a circle exactly where items need each other', () => {
  fc.assert(
    fc.property(edges, (pairs) => {
      const graph = toGraph(pairs, SIZE);
      for (const circle of order(graph).circles) {
        expect(circle.at(-1)).toBe(circle[0]);
        for (const [index, id] of circle.slice(0, -1).entries()) {
          expect(graph.get(id)?.needs).toContain(circle[index + 1]);
        }
      }
      expect(order(graph).circles.length > 0).toBe(hasCircle(graph));
    }),
    { seed: 20_260 }
  );
});

/** Takes away what needs nothing until nothing can be taken: what is left is on a circle or needs one. */
function hasCircle(graph: Graph): boolean {
  const left = new Map(graph);
  for (;;) {
    const free = [...left.values()].filter(({ needs }) => needs.every((id) => !left.has(id)));
    if (free.length === 0) return left.size > 0;
    for (const { id } of free) left.delete(id);
  }
}
