import fc from 'fast-check';

/** The kinds of edits, and how often each comes up. */
const KINDS = {
  create: 5,
  'save the source': 12,
  'save another version': 14,
  publish: 14,
  unpublish: 4,
  discard: 4,
  'delete a version': 3,
  'delete an entry': 1,
  clone: 1,
  withhold: 3,
  resume: 2,
  start: 1,
  'send for review': 1,
  'mark translated': 4,
  'mark correct': 4,
  'make source': 3,
  'add locale': 1,
} as const;
export type Kind = keyof typeof KINDS;

/** What kind of edit comes next, and a number from which its details follow, given the entries there are by then. */
export interface Intention {
  kind: Kind;
  seed: number;
}

/** How many edits a sequence has. Some intentions find nothing to do, so there are more of those. */
export const EDIT_COUNT = 42;

/** What follows begins with entries to edit. */
export const sequences: fc.Arbitrary<Intention[]> = fc
  .tuple(
    fc.array(intention(['create']), { minLength: 4, maxLength: 4 }),
    fc.array(intention(Object.keys(KINDS) as Kind[]), { minLength: 70, maxLength: 70 })
  )
  .map(([first, then]) => [...first, ...then]);

function intention(kinds: Kind[]): fc.Arbitrary<Intention> {
  return fc.record({
    kind: fc.oneof(...kinds.map((kind) => ({ weight: KINDS[kind], arbitrary: fc.constant(kind) }))),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  });
}
