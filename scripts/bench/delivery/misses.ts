import { step } from '../../terminal/step';
import type { Row } from '../report';
import type { Stand } from '../stand';

import { loadByTurns } from './by-turns';
import { describeBurst, type Burst, type Side } from './load';
import { PAGES, pagesOf } from './requests';
import { ask, assertSame, type Sides } from './sides';

const WARM_UP_SECONDS = 4;
/** So that no burst asks for what another one has asked for. */
const NUMBERS_PER_TURN = 200_000;
const NUMBERS_PER_BURST = 20_000;

const MIN_RATIO = 2.5;
const MIN_RATIO_WITHOUT_MEMORY = 1.4;
const MIN_RATIO_OF_MANY = 0.7;

type PageName = keyof typeof PAGES;
const PAGE_NAMES = Object.keys(PAGES) as PageName[];
/** Those that the targets are about. */
const JUDGED: readonly PageName[] = ['cities', 'events', 'leanEvents'];

/** The sides at one number of events, and the hub at a smaller one. */
interface Compared extends Sides {
  hubOfFew?: Side;
}

/** What bursts showed, by page and side. */
type Misses = Record<PageName, Record<keyof Sides, Burst> & { hubOfFew?: Burst }>;

/**
 * Asks for lists that nobody asked for before.
 *
 * @param turn - how often sides among these have been measured before
 */
export async function measureMisses(
  stand: Stand,
  { sides, eventCount, turn }: { sides: Compared; eventCount: number; turn: number }
): Promise<Misses> {
  const measured = {} as Misses;
  const names = Object.keys(sides) as (keyof Sides)[];
  for (const name of PAGE_NAMES) {
    const page = PAGES[name];
    await assertSame([sides.bare, sides.hub, sides.withoutMemory], page);
    // In a hub that has been up for a while, every entry has been in some list; the others remember none.
    for (const path of pagesOf(page, eventCount)) await ask(sides.hub, path);
    const bursts = await step(`Asking for ${page.name}, never the same, by turns`, () =>
      loadByTurns(stand, {
        sides: names.map((side) => sides[side]),
        pageOf: () => page,
        warmUpSeconds: WARM_UP_SECONDS,
        firstNumberOf: (round) => turn * NUMBERS_PER_TURN + round * NUMBERS_PER_BURST,
      })
    );
    measured[name] = Object.fromEntries(names.map((side, index) => [side, bursts[index]])) as Misses[PageName];
  }
  return measured;
}

/** @returns how the hub compares with bare Strapi at one number of events */
export function judgeMisses(measured: Misses, eventCount: number): Row[] {
  return PAGE_NAMES.flatMap((name) => {
    const { bare, hub, withoutMemory } = measured[name];
    const row = (side: Burst, what: string, target: number): Row => {
      const ratio = side.pagesPerSecond / bare.pagesPerSecond;
      return {
        what: `${what}: ${PAGES[name].name}, ${eventCount} events`,
        measured: describeBurst(side),
        comparedWith: `${describeBurst(bare)} in bare Strapi`,
        figure: `${ratio.toFixed(2)} ×`,
        target: JUDGED.includes(name) ? `at least ${target} ×` : '',
        isMet: !JUDGED.includes(name) || ratio >= target,
      };
    };
    return [row(hub, 'Never asked before', MIN_RATIO), row(withoutMemory, 'Without memory', MIN_RATIO_WITHOUT_MEMORY)];
  });
}

/** @returns how the hub of many events compares with that of few */
export const judgeGrowth = (
  measured: Misses,
  { few: fewEvents, many: manyEvents }: { few: number; many: number }
): Row[] =>
  PAGE_NAMES.flatMap((name) => {
    const { hub: many, hubOfFew: few } = measured[name];
    if (!few) return [];
    const ratio = many.pagesPerSecond / few.pagesPerSecond;
    return {
      what: `Never asked before, ${manyEvents} events: ${PAGES[name].name}`,
      measured: describeBurst(many),
      comparedWith: `${describeBurst(few)} at ${fewEvents}`,
      figure: `${ratio.toFixed(2)} of its speed`,
      target: JUDGED.includes(name) ? `at least ${MIN_RATIO_OF_MANY}` : '',
      isMet: !JUDGED.includes(name) || ratio >= MIN_RATIO_OF_MANY,
    };
  });
