import { median } from '../median';
import type { Stand } from '../stand';

import { load, type Burst, type Load, type Side } from './load';

const BURST_SECONDS = 2;
const ROUNDS = 5;

/** What several servers are asked for. */
interface LoadByTurns<Sides extends readonly Side[]> extends Omit<Load, 'side' | 'page' | 'seconds' | 'firstNumber'> {
  sides: Sides;
  /** What a server is asked for, which may have another way to the same. */
  pageOf: (side: Side) => Load['page'];
  /** Until the engine of JavaScript has compiled what is used most. */
  warmUpSeconds: number;
  /** Two where it is left out. */
  burstSeconds?: number;
  /** The number of a round's first page; round 0 is the warm-up. */
  firstNumberOf?: (round: number) => number;
}

/**
 * Asks servers in short bursts, each first and last by turns: what the machine does beside falls on all of them.
 *
 * @returns the middle of what the bursts of each side showed, in the order of the sides
 */
export async function loadByTurns<const Sides extends readonly Side[]>(
  stand: Pick<Stand, 'query'>,
  { sides, pageOf, warmUpSeconds, burstSeconds = BURST_SECONDS, firstNumberOf = () => 0, ...asked }: LoadByTurns<Sides>
): Promise<{ [Index in keyof Sides]: Burst }> {
  const bursts = new Map<Side, Burst[]>(sides.map((side) => [side, []]));
  const burst = (side: Side, round: number, seconds: number) =>
    load(stand, { ...asked, side, page: pageOf(side), firstNumber: firstNumberOf(round), seconds });
  for (const side of sides) await burst(side, 0, warmUpSeconds);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      bursts.get(side)?.push(await burst(side, round, burstSeconds));
    }
  }
  return [...bursts.values()].map(middleOf) as { [Index in keyof Sides]: Burst };
}

function middleOf(bursts: readonly Burst[]): Burst {
  const of = (figure: keyof Burst) => median(bursts.map((burst) => burst[figure]));
  return {
    pagesPerSecond: of('pagesPerSecond'),
    nodeMs: of('nodeMs'),
    postgresMs: of('postgresMs'),
    bytes: of('bytes'),
  };
}
