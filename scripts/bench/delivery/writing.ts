import { median } from '../median';
import type { Row } from '../report';

import type { Side } from './load';

const ROUNDS = 20;
const WARM_UP = 5;

const WRITES = {
  create: 'Create an event',
  save: 'Save a draft of an event',
  publish: 'Publish an event',
} as const;

/**
 * What editors wait for: the hub, with its languages, indexes and triggers; the same without the indexes and triggers of the delivery plugin; and bare Strapi, by turns.
 *
 * @param sides - the first one is compared with each of the others
 */
export async function measureWriting([hub, ...others]: readonly [Side, ...Side[]]): Promise<Row[]> {
  const sides = [hub, ...others];
  const rows: Row[] = [];
  for (const [kind, what] of Object.entries(WRITES) as [keyof typeof WRITES, string][]) {
    const durations = new Map<Side, number[]>(sides.map((side) => [side, []]));
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const { durationMs } = await side.worker.run('write', { kind, round });
        if (round >= WARM_UP) durations.get(side)?.push(durationMs);
      }
    }
    const of = (side: Side) => median(durations.get(side) ?? []);
    rows.push(
      ...others.map((other) => ({
        what,
        measured: `${of(hub).toFixed(0)} ms`,
        comparedWith: `${of(other).toFixed(0)} ms ${other.name}`,
        figure: `${(of(hub) / of(other)).toFixed(2)} ×`,
        target: '',
        isMet: true,
      }))
    );
  }
  return rows;
}
